using System.Text;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Gemini;

/// <summary>Finds the messages in a chat that is one document, of which only a part is held at a time.</summary>
internal sealed class ChatDocument(Stream stream, BoundedWarnings warnings) : IDisposable
{
    // Each may have cost the reading of as much as is ever held.
    private const int MostDamages = 100;

    private readonly SlidingWindow _window = new(stream, warnings);
    private bool _isBegun;
    private bool _isInMessages;
    private bool _isAtEnd;
    private int _damages;

    /// <summary>Where the message begins in the document.</summary>
    public long Offset { get; private set; }

    /// <summary>How the client begins each message: documents are indented.</summary>
    private static ReadOnlySpan<byte> MessageStart => "\n    {"u8;

    /// <summary>The next message, valid until the next call; false behind the last. What the document says of the whole chat on the way is
    /// told to the journal.</summary>
    public bool TryRead(ChatJournal journal, out JsonPiece message)
    {
        message = default;
        Begin();
        while (!_isAtEnd && message.IsMissing)
        {
            if (_isInMessages)
            {
                message = NextMessage();
            }
            else
            {
                TakeMember(journal);
            }
        }

        return !message.IsMissing;
    }

    public void Dispose() => _window.Dispose();

    private void Begin()
    {
        if (_isBegun)
        {
            return;
        }

        _isBegun = true;
        _window.Fill();
        _window.Skip(_window.Held.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0);
        if (Next() == '{')
        {
            _window.Skip(1);
        }
        else
        {
            PassDamage();
        }
    }

    private JsonPiece NextMessage()
    {
        if (Next() == ']')
        {
            _window.Skip(1);
            _isInMessages = false;
            return default;
        }

        int length = Measure(static held => JsonScan.EndOf(held, 0));
        if (length < 0)
        {
            PassDamage();
            return default;
        }

        Offset = _window.Offset;
        JsonPiece message = _window.Piece(0, length);
        _window.Skip(length);
        return message;
    }

    private void TakeMember(ChatJournal journal)
    {
        if (Next() == '}')
        {
            _isAtEnd = true;
            return;
        }

        int value = Measure(static held => JsonScan.ValueBehindName(held, 0, out int _) is var start && start < held.Length ? start : JsonScan.CutOff);
        if (value >= 0 && _window.Held[value] == (byte)'[' && _window.Held.StartsWith("\"messages\""u8))
        {
            _window.Skip(value + 1);
            _isInMessages = true;
            return;
        }

        int end = value < 0 ? value : Measure(held => JsonScan.EndOf(held, value));
        if (end < 0)
        {
            PassDamage();
            return;
        }

        JsonScan.ValueBehindName(_window.Held, 0, out int nameEnd);
        journal.Describe(_window.Held[1..(nameEnd - 1)], _window.Piece(value, end - value));
        _window.Skip(end);
    }

    /// <summary>Goes on to where something begins, and tells what; 0 at the end of the file.</summary>
    private char Next()
    {
        while (true)
        {
            int length = _window.Held.IndexOfAnyExcept(" \t\r\n,"u8);
            if (length >= 0)
            {
                _window.Skip(length);
                return (char)_window.Held[0];
            }

            _window.Skip(_window.Held.Length);
            if (!_window.Fill())
            {
                return '\0';
            }
        }
    }

    /// <summary>Holds so much that this finds its end; negative where it cannot.</summary>
    private int Measure(JsonEnd end)
    {
        while (true)
        {
            int length = end(_window.Held);
            if (length != JsonScan.CutOff || _window.IsFull || !_window.Fill())
            {
                return length;
            }
        }
    }

    /// <summary>Goes on with the next message behind what is damaged.</summary>
    private void PassDamage()
    {
        warnings.Add($"byte {_window.Offset}", "damaged; it is passed over up to the next message");
        _damages++;
        _isInMessages = true;
        _isAtEnd = _damages > MostDamages || !TryFindMessage();
    }

    private bool TryFindMessage()
    {
        while (true)
        {
            int start = _window.Held.IndexOf(MessageStart);
            if (start >= 0)
            {
                _window.Skip(start + MessageStart.Length - 1);
                return true;
            }

            _window.Skip(Math.Max(0, _window.Held.Length - MessageStart.Length));
            if (!_window.Fill())
            {
                return false;
            }
        }
    }
}
