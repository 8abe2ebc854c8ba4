using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace SessionSync.Agents.Lines;

/// <summary>Reads the lines of a file, which may be growing, one at a time. A line longer than <see cref="LongestLine"/> is passed over.</summary>
internal sealed class FileLines : IDisposable
{
    public const int LongestLine = 32 * 1024 * 1024;

    private const int FirstBuffer = 256 * 1024;
    private const byte Newline = (byte)'\n';

    private readonly SafeFileHandle _file;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
    private long _bufferOffset;
    private int _start;
    private int _end;
    private int _length;

    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read, or is a folder.</exception>
    public FileLines(string path) =>
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);

    /// <summary>The line without its newline; valid until the next read, and empty where <see cref="IsTooLong"/>.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_start, _length);

    /// <summary>Where the line begins in the file.</summary>
    public long Offset => _bufferOffset + _start;

    /// <summary>Counted from one and from where reading began.</summary>
    public int Number { get; private set; }

    public bool IsTooLong { get; private set; }

    /// <summary>How many bytes the line and its newline take, as far as they are held.</summary>
    private int Taken { get; set; }

    public bool Read()
    {
        _start += Taken;
        Taken = 0;
        IsTooLong = false;
        int searched = 0;
        while (true)
        {
            int newline = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(Newline);
            if (newline >= 0)
            {
                return Take(searched + newline, 1);
            }

            searched = _end - _start;
            if (searched >= LongestLine)
            {
                return PassOver();
            }

            if (!Fill())
            {
                _length = 0;
                return searched > 0 && Take(searched, 0);
            }
        }
    }

    /// <summary>Goes on with the line that begins there.</summary>
    public void Seek(long offset)
    {
        Taken = 0;
        _length = 0;
        if (offset >= _bufferOffset && offset < _bufferOffset + _end)
        {
            _start = (int)(offset - _bufferOffset);
            return;
        }

        _bufferOffset = offset;
        _start = _end = 0;
    }

    public void Dispose()
    {
        _file.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _start = _end = _length = 0;
    }

    private bool Take(int length, int newline)
    {
        _length = length;
        Taken = length + newline;
        Number++;
        return true;
    }

    private bool PassOver()
    {
        IsTooLong = true;
        while (true)
        {
            int newline = _buffer.AsSpan(_start, _end - _start).IndexOf(Newline);
            if (newline >= 0)
            {
                _start += newline;
                return Take(0, 1);
            }

            _start = _end;
            if (!Fill())
            {
                return Take(0, 0);
            }
        }
    }

    private bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _bufferOffset += _start;
            _end -= _start;
            _start = 0;
        }
        else if (_end == _buffer.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }

        int read = RandomAccess.Read(_file, _buffer.AsSpan(_end), _bufferOffset + _end);
        _end += read;
        return read > 0;
    }
}
