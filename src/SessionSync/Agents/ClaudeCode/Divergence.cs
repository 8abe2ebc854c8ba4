using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Where two versions of a transcript part.</summary>
/// <param name="Offset">How many bytes of whole lines they share.</param>
/// <param name="IsOlderPrefix">The newer version begins with all of the older one.</param>
/// <param name="IsNewerPrefix">The older version begins with all of the newer one.</param>
/// <param name="Order">The sign of a comparison of the first lines that differ, the older version's first.</param>
internal readonly record struct Divergence(long Offset, bool IsOlderPrefix, bool IsNewerPrefix, int Order)
{
    public static async Task<Divergence> FindAsync(Stream older, Stream newer, CancellationToken cancellationToken)
    {
        older.Position = 0;
        newer.Position = 0;
        using LineReader olderLines = new(older);
        using LineReader newerLines = new(newer);
        long offset = 0;
        while (true)
        {
            bool hasOlder = await olderLines.ReadAsync(cancellationToken);
            bool hasNewer = await newerLines.ReadAsync(cancellationToken);
            if (!hasOlder || !hasNewer)
            {
                return new(offset, !hasOlder, !hasNewer, 0);
            }

            if (!olderLines.Line.Span.SequenceEqual(newerLines.Line.Span))
            {
                return new(
                    offset,
                    IsTornStart(olderLines, newerLines),
                    IsTornStart(newerLines, olderLines),
                    olderLines.Line.Span.SequenceCompareTo(newerLines.Line.Span));
            }

            offset += olderLines.Line.Length + 1;
        }
    }

    private static bool IsTornStart(LineReader torn, LineReader whole) =>
        !torn.IsTerminated && whole.Line.Span.StartsWith(torn.Line.Span);
}
