namespace SessionSync.Platform;

/// <summary>Appends one file's content to another that somebody else may append to at the same time.</summary>
/// <remarks>Each write ends with a line where that can be: what others append meanwhile then lies between whole lines.</remarks>
internal static class TailAppend
{
    /// <summary>No line of a transcript is expected to be longer; one that is may be written in parts.</summary>
    private const int LargestPiece = 4 * 1024 * 1024;

    /// <exception cref="IOException">It cannot be appended, for the disk is full or fails. What was appended is taken off again, as far as nobody
    /// else has written behind it.</exception>
    public static void Run(string tail, string path)
    {
        long before = new FileInfo(path).Length;
        using var source = new FileStream(tail, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var target = new AppendOnlyFile(path);
        byte[] buffer = new byte[(int)Math.Min(LargestPiece, Math.Max(1, source.Length))];
        int held = 0;
        ReadOnlyMemory<byte> piece = default;
        long pieceStart = 0;
        try
        {
            for (int read; (read = source.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false)) > 0 || held > 0;)
            {
                int filled = held + read;
                int end = read == 0 ? filled : EndOfLines(buffer.AsSpan(0, filled));
                piece = buffer.AsMemory(0, end);
                pieceStart = target.Written;
                target.Append(piece.Span);
                held = filled - end;
                buffer.AsSpan(end, held).CopyTo(buffer);
            }

            target.Flush();
        }
        catch (IOException)
        {
            TakeOff(path, before, target.Written, piece.Span[..(int)(target.Written - pieceStart)]);
            throw;
        }
    }

    /// <summary>Behind the last whole line; all of it where there is none.</summary>
    private static int EndOfLines(ReadOnlySpan<byte> text) => text.LastIndexOf((byte)'\n') is >= 0 and var newline ? newline + 1 : text.Length;

    /// <summary>Cuts a file back to what it was; where somebody else wrote to it as well, only a part of a piece that is still its end.</summary>
    /// <param name="appended">How much of it is ours, in bytes.</param>
    /// <param name="part">What was written last, and not to its end.</param>
    private static void TakeOff(string path, long before, long appended, ReadOnlySpan<byte> part)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        long length = file.Length;
        if (length == before + appended)
        {
            file.SetLength(before);
            return;
        }

        byte[] end = new byte[part.Length];
        file.Position = Math.Max(0, length - part.Length);
        bool isOurs = part.Length > 0 && file.ReadAtLeast(end, end.Length, throwOnEndOfStream: false) == end.Length && part.SequenceEqual(end);
        if (isOurs && file.Length == length)
        {
            file.SetLength(length - part.Length);
        }
    }
}
