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
        PiEntrySet olderEntries = await PiEntrySet.ReadAsync(older, isLinear, cancellationToken);
        PiEntrySet newerEntries = await PiEntrySet.ReadAsync(newer, isLinear, cancellationToken);
        bool isNewerWhole = olderEntries.IsSubsetOf(newerEntries);
        if (isNewerWhole || newerEntries.IsSubsetOf(olderEntries))
        {
            await CopyAsync(isNewerWhole ? newer : older, merged, cancellationToken);
            return;
        }

        if (second.IsLinear && !first.IsLinear)
        {
            // The client gives ids to a file without, in the order of its lines; the links of a part that has some would hide the rest.
            await merged.WriteAsync(second.Header, cancellationToken);
            await merged.WriteAsync(s_newline, cancellationToken);
            await AppendAsync(older, there: null, isLinear, merged, cancellationToken);
        }
        else
        {
            await CopyAsync(older, merged, cancellationToken);
            await EndLineAsync(merged, cancellationToken);
        }

        await AppendAsync(newer, olderEntries, isLinear, merged, cancellationToken);
    }

    private static Task CopyAsync(Stream source, Stream merged, CancellationToken cancellationToken)
    {
        source.Position = 0;
        return source.CopyToAsync(merged, cancellationToken);
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

    /// <summary>Writes the entries that are not there yet, or all.</summary>
    private static async Task AppendAsync(Stream version, PiEntrySet? there, bool isLinear, Stream merged, CancellationToken cancellationToken)
    {
        byte[]? skipped = null;
        version.Position = 0;
        using LineReader lines = new(version);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (PiEntryKey.Of(lines.Line.Span, isLinear) is null)
            {
                continue;
            }

            bool isThere = there?.Contains(lines.Line.Span) == true;
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
