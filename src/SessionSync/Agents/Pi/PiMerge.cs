using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Pi;

/// <summary>Brings two versions of a session together: all of the older one, then what only the newer one has, whose last entry comes last
/// and is so the one to be resumed. Of the entries only keys are kept in memory; both streams are read more than once.</summary>
internal sealed class PiMerge(Stream older, Stream newer)
{
    private static readonly byte[] s_newline = "\n"u8.ToArray();

    public async Task WriteAsync(Stream merged, CancellationToken cancellationToken)
    {
        PiVersion first = await PiVersion.ReadAsync(older, cancellationToken);
        PiVersion second = await PiVersion.ReadAsync(newer, cancellationToken);
        bool isLinear = first.IsLinear || second.IsLinear;
        HashSet<UInt128> olderKeys = await KeysAsync(older, isLinear, cancellationToken);
        HashSet<UInt128> newerKeys = await KeysAsync(newer, isLinear, cancellationToken);
        if (olderKeys.IsSubsetOf(newerKeys) || newerKeys.IsSubsetOf(olderKeys))
        {
            await CopyAsync(olderKeys.IsSubsetOf(newerKeys) ? newer : older, merged, cancellationToken);
            return;
        }

        if (second.IsLinear && !first.IsLinear)
        {
            // The client gives ids to a file without, in the order of its lines; the links of a part that has some would hide the rest.
            await merged.WriteAsync(second.Header, cancellationToken);
            await merged.WriteAsync(s_newline, cancellationToken);
            await AppendAsync(older, [], isLinear, merged, cancellationToken);
        }
        else
        {
            await CopyAsync(older, merged, cancellationToken);
            await EndLineAsync(merged, cancellationToken);
        }

        await AppendAsync(newer, olderKeys, isLinear, merged, cancellationToken);
    }

    private static Task CopyAsync(Stream source, Stream merged, CancellationToken cancellationToken)
    {
        source.Position = 0;
        return source.CopyToAsync(merged, cancellationToken);
    }

    private static async Task<HashSet<UInt128>> KeysAsync(Stream version, bool isLinear, CancellationToken cancellationToken)
    {
        HashSet<UInt128> keys = [];
        version.Position = 0;
        using LineReader lines = new(version);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (PiEntryKey.Of(lines.Line.Span, isLinear) is { } key)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    private async Task EndLineAsync(Stream merged, CancellationToken cancellationToken)
    {
        byte[] last = new byte[1];
        older.Position = older.Length - 1;
        await older.ReadExactlyAsync(last, cancellationToken);
        if (last[0] != (byte)'\n')
        {
            await merged.WriteAsync(s_newline, cancellationToken);
        }
    }

    /// <summary>Writes the entries that are not there yet.</summary>
    private static async Task AppendAsync(Stream version, HashSet<UInt128> there, bool isLinear, Stream merged, CancellationToken cancellationToken)
    {
        byte[]? skipped = null;
        version.Position = 0;
        using LineReader lines = new(version);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (PiEntryKey.Of(lines.Line.Span, isLinear) is not { } key)
            {
                continue;
            }

            bool isThere = there.Contains(key);
            skipped = isThere ? lines.Line.ToArray() : null;
            if (!isThere)
            {
                await merged.WriteAsync(lines.Line, cancellationToken);
                await merged.WriteAsync(s_newline, cancellationToken);
            }
        }

        if (skipped is not null && !isLinear)
        {
            // Of entries with one id the last counts, so this one may be told again: it is the one that was worked at.
            await merged.WriteAsync(skipped, cancellationToken);
            await merged.WriteAsync(s_newline, cancellationToken);
        }
    }
}
