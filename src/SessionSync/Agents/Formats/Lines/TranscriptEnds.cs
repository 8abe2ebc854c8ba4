using System.Buffers;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Goes through the lines at the beginning and at the end of a transcript, in the file's order; what is between is never read.</summary>
internal static class TranscriptEnds
{
    private const int Window = 256 * 1024;

    /// <param name="take">Is given every line of both ends, some of them twice where these meet. One that a window cuts in two is given in
    /// its parts.</param>
    public static void Read(Stream transcript, Action<ReadOnlyMemory<byte>> take)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(Window);
        try
        {
            long length = transcript.Length;
            ReadWindow(transcript, 0, buffer, take);
            if (length > Window)
            {
                ReadWindow(transcript, length - Window, buffer, take);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void ReadWindow(Stream transcript, long start, byte[] buffer, Action<ReadOnlyMemory<byte>> take)
    {
        transcript.Position = start;
        int length = transcript.ReadAtLeast(buffer.AsSpan(0, Window), Window, throwOnEndOfStream: false);
        for (int position = 0; position < length;)
        {
            int newline = buffer.AsSpan(position, length - position).IndexOf((byte)'\n');
            int end = newline < 0 ? length : position + newline;
            take(buffer.AsMemory(position, end - position));
            position = end + 1;
        }
    }
}
