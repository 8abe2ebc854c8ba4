using System.Buffers.Binary;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Pi;

/// <summary>The entries of one version of a session. Of them only hashes are kept in memory.</summary>
internal sealed class PiEntrySet
{
    private readonly bool _isLinear;
    private readonly HashSet<Entry> _entries = [];
    private readonly HashSet<UInt128> _names = [];

    private PiEntrySet(bool isLinear)
    {
        _isLinear = isLinear;
    }

    /// <param name="isLinear">As in <see cref="PiEntryKey.Of"/>.</param>
    public static async Task<PiEntrySet> ReadAsync(Stream version, bool isLinear, CancellationToken cancellationToken)
    {
        var set = new PiEntrySet(isLinear);
        version.Position = 0;
        using LineReader lines = new(version);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (set.EntryOf(lines.Line.Span) is { } entry)
            {
                set._entries.Add(entry);
                set._names.UnionWith([entry.Key, entry.SizedKey, entry.Line]);
            }
        }

        return set;
    }

    /// <summary>Whether this version holds the entry of a line.</summary>
    public bool Contains(ReadOnlySpan<byte> line) => EntryOf(line) is { } entry && Contains(entry);

    public bool IsSubsetOf(PiEntrySet other) => _entries.All(other.Contains);

    /// <summary>A client may write an entry anew, and shorter or longer then. One that is as long and says something else was damaged in one of the versions, and nothing here
    /// tells in which.</summary>
    private bool Contains(Entry entry) => _names.Contains(entry.Key) && (!_names.Contains(entry.SizedKey) || _names.Contains(entry.Line));

    private Entry? EntryOf(ReadOnlySpan<byte> line)
    {
        if (PiEntryKey.Of(line, _isLinear) is not { } key)
        {
            return null;
        }

        if (_isLinear)
        {
            return new Entry(key, key, key);
        }

        ReadOnlySpan<byte> record = RecordLine.Trim(line);
        Span<byte> sized = stackalloc byte[16 + sizeof(long)];
        BinaryPrimitives.WriteUInt128LittleEndian(sized, key);
        BinaryPrimitives.WriteInt64LittleEndian(sized[16..], record.Length);
        return new Entry(key, LineHash.Of(sized), LineHash.Of(record));
    }

    private readonly record struct Entry(UInt128 Key, UInt128 SizedKey, UInt128 Line);
}
