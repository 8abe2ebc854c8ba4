using System.Buffers;
using System.Text;
using System.Text.Json;
using SessionSync.Agents.Json;
using SessionSync.Agents.Lines;
using SessionSync.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>Finds the messages in a chat that is one document, of which only a part is held at a time.</summary>
internal sealed class ChatDocument(FileStream stream, Action<ReadWarning> warn) : IDisposable
{
    private const int FirstBuffer = 256 * 1024;

    private readonly Queue<(long Offset, long Length)> _messages = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = int.MaxValue });
    private long _offset;
    private int _start;
    private int _end;
    private bool _isAtEnd;
    private string _member = "";
    private long _messageStart;

    /// <summary>Where the next message is; null behind the last, and, told, where the document is damaged. What the document says of
    /// the whole chat on the way is told to the journal.</summary>
    public (long Offset, long Length)? Next(ChatJournal journal)
    {
        try
        {
            while (_messages.Count == 0 && !_isAtEnd)
            {
                Fill();
                Scan(journal);
            }
        }
        catch (Exception failure) when (failure is JsonException or IOException or InvalidDataException)
        {
            warn(new ReadWarning($"byte {_offset}", failure is IOException ? $"could not be read: {failure.Message}" : "damaged; what comes after it could not be read"));
            _isAtEnd = true;
        }

        return _messages.TryDequeue(out (long, long) next) ? next : null;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private void Fill()
    {
        Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            Grow();
        }

        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
        if (_offset == 0 && _buffer.AsSpan(0, _end).StartsWith(Encoding.UTF8.Preamble))
        {
            _offset = _start = Encoding.UTF8.Preamble.Length;
        }
    }

    private void Grow()
    {
        if (_buffer.Length >= TranscriptLines.LongestLine)
        {
            throw new InvalidDataException("A single text is too long");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private void Scan(ChatJournal journal)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), _isAtEnd, _state);
        while (reader.Read())
        {
            Take(ref reader, journal);
        }

        _state = reader.CurrentState;
        _start += (int)reader.BytesConsumed;
        _offset += reader.BytesConsumed;
    }

    private void Take(ref Utf8JsonReader reader, ChatJournal journal)
    {
        switch (reader.CurrentDepth, reader.TokenType)
        {
            case (1, JsonTokenType.PropertyName):
                _member = JsonText.Decode(reader.ValueSpan);
                break;
            case (1, JsonTokenType.String):
                // With its quotes, as it lies in the buffer.
                int start = _start + (int)reader.TokenStartIndex;
                journal.Describe(Encoding.UTF8.GetBytes(_member), JsonPiece.Within(_buffer, start, _start + (int)reader.BytesConsumed));
                break;
            case (2, JsonTokenType.StartObject) when _member == "messages":
                _messageStart = _offset + reader.TokenStartIndex;
                break;
            case (2, JsonTokenType.EndObject) when _member == "messages":
                _messages.Enqueue((_messageStart, _offset + reader.BytesConsumed - _messageStart));
                break;
        }
    }
}
