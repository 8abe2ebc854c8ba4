using System.Buffers;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Holds a part of a stream, which slides on as the stream is read, and grows where one record needs it. A disk that fails is told,
/// and is an end.</summary>
internal sealed class SlidingWindow(Stream stream, BoundedWarnings warnings, int firstSize = SlidingWindow.UsualSize) : IDisposable
{
    /// <summary>With it a transcript of any size, its texts decoded, is read in less than 150 MiB.</summary>
    public const int LargestRecord = 32 * 1024 * 1024;

    public const int UsualSize = 256 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(firstSize);
    private long _bytesOffset = stream.CanSeek ? stream.Position : 0;
    private int _start;
    private int _end;

    /// <summary>Where what is held begins in the stream.</summary>
    public long Offset => _bytesOffset + _start;

    /// <summary>Valid until the next call of <see cref="Fill"/>, as are pieces of it.</summary>
    public ReadOnlySpan<byte> Held => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Whether more is held than any record may be long.</summary>
    public bool IsFull => _end - _start >= LargestRecord;

    public JsonPiece Piece(int start, int length) => new(_bytes, _start + start, length);

    public void Skip(int length) => _start += length;

    /// <summary>Reads on behind what is held; false at the end.</summary>
    public bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_bytes, _start, _bytes, 0, _end - _start);
            _bytesOffset += _start;
            _end -= _start;
            _start = 0;
        }
        else if (_end == _bytes.Length)
        {
            Grow();
        }

        try
        {
            int read = stream.Read(_bytes, _end, _bytes.Length - _end);
            _end += read;
            return read > 0;
        }
        catch (IOException failure)
        {
            warnings.Add($"byte {_bytesOffset + _end}", $"could not be read: {failure.Message}");
            return false;
        }
    }

    /// <summary>Slides to another place in a file.</summary>
    public void Seek(long offset)
    {
        if (offset >= _bytesOffset && offset <= _bytesOffset + _end)
        {
            _start = (int)(offset - _bytesOffset);
            return;
        }

        _bytesOffset = offset;
        _start = _end = 0;
        stream.Position = offset;
    }

    /// <summary>Holds so much of what begins there; false where the file does not have it.</summary>
    public bool TryHold(long offset, int length)
    {
        Seek(offset);
        while (_end - _start < length)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _start = _end = 0;
    }

    private void Grow()
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
        Buffer.BlockCopy(_bytes, 0, larger, 0, _end);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
