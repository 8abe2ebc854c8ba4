using System.Buffers;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Finds a title at the ends of a transcript: clients write titles again when they close, and the first prompt comes first.
/// A prompt near the end is taken only where the beginning has none.</summary>
internal static class TitleReader
{
    private const int Window = 256 * 1024;

    public static string? Read(Stream transcript)
    {
        var search = new TitleSearch();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            long length = transcript.Length;
            ReadWindow(transcript, 0, buffer, search);
            if (length > Window)
            {
                ReadWindow(transcript, length - Window, buffer, search);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return search.Result;
    }

    // Lines that the window cuts in two are no JSON objects, and so pass for nothing.
    private static void ReadWindow(Stream transcript, long start, byte[] buffer, TitleSearch search)
    {
        transcript.Position = start;
        int length = transcript.ReadAtLeast(buffer.AsSpan(0, Window), Window, throwOnEndOfStream: false);
        for (int position = 0; position < length;)
        {
            int newline = buffer.AsSpan(position, length - position).IndexOf((byte)'\n');
            int end = newline < 0 ? length : position + newline;
            search.Take(buffer.AsMemory(position, end - position));
            position = end + 1;
        }
    }
}
