using System.Buffers;
using SessionSync.Agents.Json;
using SessionSync.Conversations;

namespace SessionSync.Agents.Lines;

/// <summary>Reads a transcript line by line, holding one line at a time. Blank lines are passed over in silence; a line too long to be
/// held, and a disk that fails, are told as warnings.</summary>
internal sealed class TranscriptLines(Stream stream, Action<ReadWarning> warn, int firstBuffer = 256 * 1024) : IDisposable
{
    /// <summary>With it a transcript of any size, its texts decoded, is read in less than 150 MiB.</summary>
    public const int LongestLine = 32 * 1024 * 1024;

    private const int MostWarnings = 50;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(firstBuffer);
    private int _start;
    private int _end;
    private long _nextOffset;
    private int _lineStart;
    private int _lineLength;
    private int _warnings;

    /// <summary>The line without what surrounds a record after a crash, on Windows or at the start of a file: NULs, white space, a byte
    /// order mark. Valid until the next read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>Counted from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Where in the stream <see cref="Line"/> begins.</summary>
    public long Offset { get; private set; }

    public bool Read()
    {
        while (ReadAny())
        {
            if (_lineLength > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells of something in this line. Where there is no end of it, it is not told of every line.</summary>
    public void Warn(string what)
    {
        if (_warnings < MostWarnings)
        {
            warn(new ReadWarning($"line {Number}", what));
        }
        else if (_warnings == MostWarnings)
        {
            warn(new ReadWarning($"line {Number}", "this line and more after it could not be read"));
        }

        _warnings++;
    }

    /// <summary>The record of this line; false, and told, where it holds no complete one.</summary>
    public bool TryParse(out JsonPiece record)
    {
        if (JsonPiece.TryParse(Line, out record))
        {
            return true;
        }

        Warn("no complete record");
        return false;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _lineStart = _lineLength = _start = _end = 0;
    }

    private bool ReadAny()
    {
        Number++;
        int searched = 0;
        while (true)
        {
            int newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Take(searched + newline, 1);
                return true;
            }

            searched = _end - _start;
            if (searched >= LongestLine)
            {
                Warn($"longer than {LongestLine / (1024 * 1024)} MiB, passed over");
                return PassOver();
            }

            if (!Fill())
            {
                Take(searched, 0);
                return searched > 0;
            }
        }
    }

    private bool PassOver()
    {
        while (true)
        {
            int newline = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                Take(newline, 1);
                _lineLength = 0;
                return true;
            }

            _nextOffset += _end - _start;
            _start = _end = 0;
            if (!Fill())
            {
                _lineLength = 0;
                return false;
            }
        }
    }

    private void Take(int length, int newline)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        int mark = line.StartsWith("\uFEFF"u8) ? 3 : 0;
        ReadOnlySpan<byte> untilEnd = line[mark..].TrimStart("\0 \t\r"u8);
        int leading = length - untilEnd.Length;
        _lineStart = _start + leading;
        _lineLength = untilEnd.TrimEnd("\0 \t\r"u8).Length;
        Offset = _nextOffset + leading;
        _start += length + newline;
        _nextOffset += length + newline;
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            Grow();
        }

        try
        {
            int read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            return read > 0;
        }
        catch (IOException failure)
        {
            Warn($"could not be read: {failure.Message}");
            return false;
        }
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
