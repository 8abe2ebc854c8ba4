using SessionSync.Agents.Json;
using SessionSync.Agents.Lines;
using SessionSync.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>A file with a chat: first all of it is gone through to find which messages count, then these are read one by one.</summary>
internal sealed class ChatFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _path;
    private readonly Action<ReadWarning> _warn;
    private byte[] _buffer = [];

    private ChatFile(FileStream stream, string path, Action<ReadWarning> warn)
    {
        _stream = stream;
        _path = path;
        _warn = warn;
    }

    public ChatJournal Journal { get; } = new();

    public static ChatFile? TryOpen(string path, Action<ReadWarning> warn) =>
        TranscriptFile.TryOpen(path, warn) is { } stream ? new ChatFile(stream, path, warn) : null;

    /// <param name="isEnough">Whether no more is wanted.</param>
    public void Scan(Func<ChatJournal, bool> isEnough)
    {
        if (ChatPath.IsDocument(_path))
        {
            ScanDocument(isEnough);
            return;
        }

        using var lines = new TranscriptLines(_stream, _warn);
        while (!isEnough(Journal) && lines.Read())
        {
            if (lines.TryParse(out JsonPiece record))
            {
                Journal.Apply(record, lines.Line, lines.Offset);
            }
        }
    }

    public IEnumerable<Message> Messages()
    {
        var maker = new ChatMessage();
        foreach (ChatEntry entry in Journal.Messages)
        {
            if (TryReadPiece(entry.Offset, entry.Length, out JsonPiece piece) && maker.Of(piece) is { } message)
            {
                yield return message;
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    private void ScanDocument(Func<ChatJournal, bool> isEnough)
    {
        using var document = new ChatDocument(_stream, _warn);
        while (!isEnough(Journal) && document.Next(Journal) is var (offset, length))
        {
            if (TryReadPiece(offset, length, out JsonPiece message))
            {
                Journal.Put(message, offset);
            }
        }
    }

    private bool TryReadPiece(long offset, long length, out JsonPiece piece)
    {
        piece = default;
        if (length > TranscriptLines.LongestLine)
        {
            _warn(new ReadWarning($"byte {offset}", "a message too long to be read, passed over"));
            return false;
        }

        if (_buffer.Length < length)
        {
            _buffer = new byte[Math.Max(length, 64 * 1024)];
        }

        Span<byte> content = _buffer.AsSpan(0, (int)length);
        try
        {
            // Elsewhere in the file than the scan goes on.
            if (RandomAccess.Read(_stream.SafeFileHandle, content, offset) == length && JsonPiece.TryParse(content, out piece))
            {
                return true;
            }

            _warn(new ReadWarning($"byte {offset}", "the message is not there any more"));
        }
        catch (IOException failure)
        {
            _warn(new ReadWarning($"byte {offset}", $"could not be read: {failure.Message}"));
        }

        return false;
    }
}
