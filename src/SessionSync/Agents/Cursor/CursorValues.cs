using Microsoft.Data.Sqlite;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>Values of the two tables that every database of Cursor has, both of keys and JSON, as text or as a blob.</summary>
internal static class CursorValues
{
    private const int LongestPlace = 120;

    /// <summary>A value of <c>ItemTable</c>; missing where there is none or, warned of, none that can be read.</summary>
    public static JsonPiece Item(ReadOnlyDatabase database, string key, Action<ReadWarning> warn) => database.HasTable("ItemTable")
        ? Parse(database.Value("SELECT value FROM ItemTable WHERE key = $1", key), key, warn)
        : default;

    /// <summary>The rests of the keys of <c>ItemTable</c> that begin with this prefix, which a dot ends.</summary>
    public static IEnumerable<string> ItemKeys(ReadOnlyDatabase database, string prefix) => database.HasTable("ItemTable")
        ? Rests(database.Select("SELECT key FROM ItemTable WHERE key > $1 AND key < $2", KeyOf, prefix, prefix[..^1] + '/'), prefix)
        : [];

    public static bool HasDiskValues(ReadOnlyDatabase database) => database.HasTable("cursorDiskKV");

    /// <summary>The rests of the keys that begin with this prefix, which a colon ends, as the index has them.</summary>
    public static IEnumerable<string> DiskKeys(ReadOnlyDatabase database, string prefix) =>
        Rests(database.Select("SELECT key FROM cursorDiskKV WHERE key > $1 AND key < $2", KeyOf, prefix, prefix[..^1] + ';'), prefix);

    /// <summary>Those whose value has this text somewhere.</summary>
    public static IEnumerable<string> DiskKeysOfValuesWith(ReadOnlyDatabase database, string prefix, string text) =>
        Rests(database.Select("SELECT key FROM cursorDiskKV WHERE key > $1 AND key < $2 AND instr(value, $3)", KeyOf, prefix, prefix[..^1] + ';', text), prefix);

    public static long? DiskSize(ReadOnlyDatabase database, string key) => database
        .Select("SELECT length(value) FROM cursorDiskKV WHERE key = $1", row => row.IsDBNull(0) ? (long?)null : ReadOnlyDatabase.NumberOf(row, 0), key)
        .FirstOrDefault();

    /// <summary>A value of <c>cursorDiskKV</c>; missing where there is none or, warned of, none that can be read.</summary>
    public static JsonPiece Disk(ReadOnlyDatabase database, string key, Action<ReadWarning> warn) =>
        Parse(database.Value("SELECT value FROM cursorDiskKV WHERE key = $1", key), key, warn);

    private static string? KeyOf(SqliteDataReader row) => ReadOnlyDatabase.TextOf(row, 0);

    private static IEnumerable<string> Rests(List<string?> keys, string prefix) =>
        keys.OfType<string>().Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]);

    private static JsonPiece Parse(byte[]? value, string key, Action<ReadWarning> warn)
    {
        if (value is null)
        {
            return default;
        }

        if (JsonPiece.TryParse(value, out JsonPiece parsed))
        {
            return parsed;
        }

        warn(new ReadWarning(DisplayText.OneLine(key, LongestPlace), "the value is no JSON object"));
        return default;
    }
}
