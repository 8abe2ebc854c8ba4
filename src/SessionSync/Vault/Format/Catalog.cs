using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>The histories of those session files of a machine whose keys fall into one part: that way a change costs one small file, however many sessions
/// there are.</summary>
internal static class Catalog
{
    /// <summary>The part of a key: two hexadecimal digits.</summary>
    public static string PartOf(VaultKey key) => ContentHash.Of(Encoding.UTF8.GetBytes(key.ToString())).Hex[..2];

    /// <summary>One line of JSON, ordered by key.</summary>
    public static byte[] ToBytes(IEnumerable<FileHistory> histories) => VaultText.Write(json =>
    {
        json.WriteStartArray("files");
        foreach (FileHistory history in histories.OrderBy(static one => one.Key.ToString(), StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("agent", history.Key.Agent.Value);
            json.WriteString("path", history.Key.Path);
            json.WriteStartArray("versions");
            foreach (KeptVersion version in history.Versions)
            {
                Write(json, version);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <exception cref="InvalidDataException">This is no catalog.</exception>
    public static ImmutableArray<FileHistory> Parse(ReadOnlyMemory<byte> content) => VaultText.Read(
        VaultFileKind.Catalog,
        content,
        static root => root.GetProperty("files").EnumerateArray().Select(ParseHistory).ToImmutableArray());

    private static void Write(Utf8JsonWriter json, KeptVersion version)
    {
        json.WriteStartObject();
        json.WriteString("manifest", version.Manifest.Hex);
        json.WriteNumber("length", version.Stamp.Size);
        json.WriteNumber("modified", version.Stamp.ModifiedSeconds);
        json.WriteNumber("taken", version.Taken);
        json.WriteString("reason", WordOf(version.Reason));
        json.WriteEndObject();
    }

    private static FileHistory ParseHistory(JsonElement file)
    {
        ImmutableArray<KeptVersion> versions = [.. file.GetProperty("versions").EnumerateArray().Select(ParseVersion)];
        return versions.IsEmpty
            ? throw new FormatException("A file has no version")
            : new FileHistory(new VaultKey(new AgentId(file.GetProperty("agent").GetString()!), file.GetProperty("path").GetString()!), versions);
    }

    private static KeptVersion ParseVersion(JsonElement version) => new(
        VaultText.ParseHash(version.GetProperty("manifest").GetString()),
        new FileStamp(version.GetProperty("length").GetInt64(), version.GetProperty("modified").GetInt64()),
        version.GetProperty("taken").GetInt64(),
        Enum.GetValues<KeptReason>().First(reason => version.GetProperty("reason").ValueEquals(WordOf(reason))));

    public static string WordOf(KeptReason reason) => reason switch
    {
        KeptReason.Shrunk => "shrunk",
        KeptReason.Rewritten => "rewritten",
        KeptReason.Deleted => "deleted",
        _ => "newest",
    };
}
