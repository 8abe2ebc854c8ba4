using System.Collections.Immutable;
using SessionSync.Vault.Format;

namespace SessionSync.Vault.Keeping;

/// <summary>Decides which of the last segments of a file that has grown are written anew, together with what was added. A file that grows by a line at a time would
/// else come to have a segment for each.</summary>
internal static class TailMerge
{
    /// <summary>A tail costs no more than that, but for once in a while.</summary>
    private const int MostAtOnce = 64 * 1024;

    /// <summary>Segments below this size are small, and so many of them in a row too many.</summary>
    private const int Small = 256 * 1024;
    private const int MostSmall = 64;

    /// <summary>How many of the segments stay.</summary>
    /// <param name="added">How much follows them, in bytes.</param>
    public static int Keep(ImmutableArray<SegmentName> segments, long added)
    {
        int small = segments.Reverse().TakeWhile(static segment => segment.Length < Small).Count();
        if (small > MostSmall)
        {
            return segments.Length - small;
        }

        // Twice as large as what follows: each byte is written anew only so often as its segment doubles.
        int keep = segments.Length;
        for (long tail = added; keep > 0 && segments[keep - 1].Length <= 2 * tail && segments[keep - 1].Length + tail <= MostAtOnce; keep--)
        {
            tail += segments[keep - 1].Length;
        }

        return keep;
    }
}
