using SessionSync.Model.Sessions;
using SessionSync.Vault.Format;

namespace SessionSync.Vault.Keeping;

/// <summary>Finds out whether a file still begins with a version of it.</summary>
internal static class Continuation
{
    /// <summary>Of a file up to this length everything is compared. Of a longer one the first segment, the last ones, and some in between, which are others each
    /// time: whoever appends to a gigabyte is not to read it all.</summary>
    private const long ReadWhole = 16 * 1024 * 1024;
    private const int ReadAtEnd = 2;
    private const int ReadBetween = 2;

    /// <param name="file">Seekable; left anywhere.</param>
    public static async Task<bool> ContinuesAsync(Stream file, Manifest version, CancellationToken cancellationToken)
    {
        long start = 0;
        HashSet<int> chosen = Choose(version);
        for (int index = 0; index < version.Segments.Length; index++)
        {
            SegmentName segment = version.Segments[index];
            if (chosen.Contains(index) && !await HoldsAsync(file, start, segment, cancellationToken))
            {
                return false;
            }

            start += segment.Length;
        }

        return true;
    }

    private static HashSet<int> Choose(Manifest version)
    {
        int count = version.Segments.Length;
        return version.Length <= ReadWhole
            ? [.. Enumerable.Range(0, count)]
            : [0, .. Enumerable.Range(Math.Max(0, count - ReadAtEnd), Math.Min(count, ReadAtEnd)), .. Enumerable.Range(0, ReadBetween).Select(_ => Random.Shared.Next(count))];
    }

    private static async Task<bool> HoldsAsync(Stream file, long start, SegmentName segment, CancellationToken cancellationToken)
    {
        byte[] content = new byte[segment.Length];
        file.Position = start;
        int read = await file.ReadAtLeastAsync(content, content.Length, throwOnEndOfStream: false, cancellationToken);
        return read == content.Length && ContentHash.Of(content) == segment.Hash;
    }
}
