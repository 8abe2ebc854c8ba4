using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Reads a transcript, which may be growing, line by line, holding one line at a time. Blank lines are passed over in silence; a
/// line too long to be held, and a disk that fails, are told.</summary>
internal sealed class TranscriptLines(Stream stream, BoundedWarnings warnings, int firstBuffer = SlidingWindow.UsualSize) : IDisposable
{
    private readonly SlidingWindow _window = new(stream, warnings, firstBuffer);
    private bool _isCounted = true;

    /// <summary>The line without what surrounds a record after a crash, on Windows or at the start of a file, and not looked at: it may hold
    /// anything. Valid until the next read.</summary>
    public JsonPiece Line { get; private set; }

    /// <summary>Counted from 1, until the first <see cref="Seek"/>.</summary>
    public long Number { get; private set; }

    /// <summary>Where in the stream <see cref="Line"/> begins.</summary>
    public long Offset { get; private set; }

    public bool Read()
    {
        while (ReadAny())
        {
            if (Line.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Goes on with the line that begins there, which a file can.</summary>
    public void Seek(long offset)
    {
        _isCounted = false;
        _window.Seek(offset);
    }

    /// <summary>The record of this line; false, and told, where it holds no complete one.</summary>
    public bool TryParse(out JsonPiece record)
    {
        record = Line;
        bool isWhole = record.IsWholeObject;
        if (!isWhole)
        {
            WarnOfDamage();
        }

        return isWhole;
    }

    /// <summary>Tells that this line holds no complete record.</summary>
    public void WarnOfDamage() => Warn("no complete record; it is passed over");

    public void Dispose() => _window.Dispose();

    private bool ReadAny()
    {
        Number++;
        int searched = 0;
        while (true)
        {
            ReadOnlySpan<byte> held = _window.Held;
            int newline = held[searched..].IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Take(searched + newline, 1);
                return true;
            }

            searched = held.Length;
            if (_window.IsFull)
            {
                Offset = _window.Offset;
                Warn($"longer than {SlidingWindow.LargestRecord / (1024 * 1024)} MiB; it is passed over");
                return PassOver();
            }

            if (!_window.Fill())
            {
                Take(searched, 0);
                return searched > 0;
            }
        }
    }

    private bool PassOver()
    {
        Line = default;
        while (true)
        {
            int newline = _window.Held.IndexOf((byte)'\n');
            _window.Skip(newline < 0 ? _window.Held.Length : newline + 1);
            if (newline >= 0 || !_window.Fill())
            {
                return newline >= 0;
            }
        }
    }

    private void Take(int length, int newline)
    {
        ReadOnlySpan<byte> line = _window.Held[..length];
        ReadOnlySpan<byte> record = RecordLine.Trim(line);
        int leading = line.Overlaps(record, out int start) ? start : 0;
        Line = _window.Piece(leading, record.Length);
        Offset = _window.Offset + leading;
        _window.Skip(length + newline);
    }

    private void Warn(string what) => warnings.Add(_isCounted ? $"line {Number}" : $"byte {Offset}", what);
}
