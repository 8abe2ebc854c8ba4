using System.Buffers;
using SessionSync.Agents.Contracts;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Reads a transcript backwards in windows that grow, until its last timestamp, and its last working directory where that is
/// wanted, are found.</summary>
internal static class TailReader
{
    private const int FirstWindow = 16 * 1024;
    private const int Growth = 8;
    private const int Farthest = 64 * 1024 * 1024;

    public static TranscriptTail Read(Stream transcript, bool wantsDirectory)
    {
        var search = new TailSearch(wantsDirectory);
        long length = transcript.Length;
        long end = length;
        for (long window = FirstWindow; window <= Farthest && end > 0 && !search.IsComplete; window *= Growth)
        {
            long start = Math.Max(0, length - window);
            end = ReadWindow(transcript, start, (int)(end - start), search);
        }

        return search.Result;
    }

    /// <summary>Whether its last line has no end.</summary>
    public static bool IsCut(Stream transcript)
    {
        if (transcript.Length == 0)
        {
            return false;
        }

        transcript.Position = transcript.Length - 1;
        return transcript.ReadByte() != '\n';
    }

    /// <summary>Returns where the lines begin that have been looked at.</summary>
    private static long ReadWindow(Stream transcript, long start, int length, TailSearch search)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            transcript.Position = start;
            length = transcript.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false);
            return start + ReadLines(buffer.AsSpan(0, length), start == 0, search);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int ReadLines(ReadOnlySpan<byte> window, bool isBeginning, TailSearch search)
    {
        int end = window.Length;
        while (end > 0 && !search.IsComplete)
        {
            int start = window[..end].LastIndexOf((byte)'\n') + 1;
            if (start == 0 && !isBeginning)
            {
                // The window cuts this line in two: the next one holds all of it.
                break;
            }

            search.Take(window[start..end]);
            end = Math.Max(0, start - 1);
        }

        return end;
    }
}
