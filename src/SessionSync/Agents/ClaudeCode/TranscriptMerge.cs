using System.Text.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Brings two versions of a transcript together: all of the older one, then what only the newer one has, then where to
/// resume. Of the lines only hashes are kept in memory; both streams are read several times.</summary>
internal sealed class TranscriptMerge(Stream older, Stream newer, string sessionId)
{
    private static readonly byte[] s_newline = "\n"u8.ToArray();

    public async Task WriteAsync(Stream merged, CancellationToken cancellationToken)
    {
        Divergence divergence = await Divergence.FindAsync(older, newer, cancellationToken);
        HashSet<UInt128> olderLines = await HashesAsync(divergence.Offset, cancellationToken);
        BranchSurvey branch = await SurveyAsync(divergence.Offset, olderLines, cancellationToken);
        bool isNewerWhole = divergence.IsOlderPrefix || branch.HasAllOfOlder;
        bool isOlderWhole = divergence.IsNewerPrefix || !branch.HasOwn;
        if (isNewerWhole || isOlderWhole)
        {
            bool takesNewer = isNewerWhole && (!isOlderWhole || IsNewerPreferred(divergence));
            await CopyAsync(takesNewer ? newer : older, merged, cancellationToken);
            return;
        }

        await CopyAsync(older, merged, cancellationToken);
        await EndLineAsync(merged, cancellationToken);
        await AppendAsync(divergence.Offset, olderLines, merged, cancellationToken);
        if (branch.PointerFor(sessionId) is { } pointer)
        {
            await merged.WriteAsync(pointer, cancellationToken);
        }
    }

    // Both hold the same lines, in another order or number: every machine must take the same one, whichever it calls the newer.
    private bool IsNewerPreferred(Divergence divergence) =>
        newer.Length != older.Length ? newer.Length > older.Length : divergence.Order <= 0;

    private static Task CopyAsync(Stream source, Stream merged, CancellationToken cancellationToken)
    {
        source.Position = 0;
        return source.CopyToAsync(merged, cancellationToken);
    }

    private async Task<HashSet<UInt128>> HashesAsync(long offset, CancellationToken cancellationToken)
    {
        HashSet<UInt128> hashes = [];
        older.Position = Math.Min(offset, older.Length);
        using LineReader lines = new(older);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (!RecordLine.IsBlank(lines.Line.Span))
            {
                hashes.Add(LineHash.Of(lines.Line.Span));
            }
        }

        return hashes;
    }

    private async Task<BranchSurvey> SurveyAsync(long offset, HashSet<UInt128> olderLines, CancellationToken cancellationToken)
    {
        BranchSurvey branch = new(olderLines);
        newer.Position = Math.Min(offset, newer.Length);
        using LineReader lines = new(newer);
        while (await lines.ReadAsync(cancellationToken))
        {
            branch.Take(lines.Line);
        }

        return branch;
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

    private async Task AppendAsync(long offset, HashSet<UInt128> olderLines, Stream merged, CancellationToken cancellationToken)
    {
        newer.Position = offset;
        using LineReader lines = new(newer);
        while (await lines.ReadAsync(cancellationToken))
        {
            if (!RecordLine.IsBlank(lines.Line.Span) && !IsRepeated(lines.Line, olderLines))
            {
                await merged.WriteAsync(lines.Line, cancellationToken);
                await merged.WriteAsync(s_newline, cancellationToken);
            }
        }
    }

    /// <summary>Messages are known by their id and needed once, and so is what cannot be read; of metadata the last line counts, so it is written again.</summary>
    private static bool IsRepeated(ReadOnlyMemory<byte> line, HashSet<UInt128> olderLines)
    {
        if (!olderLines.Contains(LineHash.Of(line.Span)))
        {
            return false;
        }

        using JsonDocument? document = JsonRecord.TryParse(line);
        return document is null || JsonRecord.TextOf(document.RootElement, "uuid"u8) is not null;
    }
}
