using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>A file with a chat: first all of it is gone through to find which messages count, then these are read one by one.</summary>
internal sealed class ChatFile : IDisposable
{
    private readonly FileStream _stream;
    private readonly string _path;
    private readonly BoundedWarnings _warnings;

    private ChatFile(FileStream stream, string path, BoundedWarnings warnings)
    {
        _stream = stream;
        _path = path;
        _warnings = warnings;
    }

    public ChatJournal Log { get; } = new();

    public static ChatFile? TryOpen(string path, Action<ReadWarning> warn)
    {
        var warnings = new BoundedWarnings(warn);
        return TranscriptFile.TryOpen(path, warnings.Add) is { } stream ? new ChatFile(stream, path, warnings) : null;
    }

    /// <param name="isEnough">Whether no more is wanted.</param>
    public void Scan(Func<ChatJournal, bool> isEnough)
    {
        if (ChatPath.IsDocument(_path))
        {
            ScanDocument(isEnough);
            return;
        }

        using var lines = new TranscriptLines(_stream, _warnings);
        while (!isEnough(Log) && lines.Read())
        {
            if (lines.TryParse(out JsonPiece record))
            {
                Log.Apply(record, lines.Offset);
            }
        }
    }

    public IEnumerable<Message> Messages()
    {
        using var window = new SlidingWindow(_stream, _warnings);
        var maker = new ChatMessage();
        foreach (ChatEntry entry in Log.Messages)
        {
            if (TryReadMessage(window, entry, out JsonPiece piece) && maker.Of(piece) is { } message)
            {
                yield return message;
            }
        }
    }

    public void Dispose() => _stream.Dispose();

    private void ScanDocument(Func<ChatJournal, bool> isEnough)
    {
        using var document = new ChatDocument(_stream, _warnings);
        while (!isEnough(Log) && document.TryRead(Log, out JsonPiece message))
        {
            Log.Put(message, document.Offset);
        }
    }

    private bool TryReadMessage(SlidingWindow window, ChatEntry entry, out JsonPiece message)
    {
        if (window.TryHold(entry.Offset, entry.Length))
        {
            message = window.Piece(0, entry.Length);
            if (message.IsWholeObject)
            {
                return true;
            }
        }

        _warnings.Add($"byte {entry.Offset}", "the message is not there any more");
        message = default;
        return false;
    }
}
