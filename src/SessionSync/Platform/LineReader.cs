using System.Text;

namespace SessionSync.Platform;

/// <summary>Reads lines and raw bytes from one stream, in turn, and takes no more than it is asked for out of their order.</summary>
/// <param name="limit">How long may pass until there is a whole line; null where nobody waits for one.</param>
internal sealed class LineReader(Stream input, IdleLimit? limit = null)
{
    /// <summary>A line longer than this is no line of a well-meaning sender.</summary>
    private const int LongestLine = 1024 * 1024;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>How many bytes have come in.</summary>
    public long BytesRead { get; private set; }

    /// <summary>The next line without its newline.</summary>
    /// <param name="isProgress">Whether it is something that was waited for; a line that anybody can say for ever is not.</param>
    /// <exception cref="EndOfStreamException">The stream ended before the line did.</exception>
    public async Task<string> ReadLineAsync(CancellationToken cancellationToken, bool isProgress = true)
    {
        MemoryStream? spilled = null;
        while (true)
        {
            int newline = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n');
            if (newline >= 0)
            {
                ReadOnlySpan<byte> last = _buffer.AsSpan(_start, newline);
                _start += newline + 1;
                if (isProgress)
                {
                    limit?.Restart();
                }

                if (spilled is null)
                {
                    return Encoding.UTF8.GetString(last);
                }

                spilled.Write(last);
                return Encoding.UTF8.GetString(spilled.GetBuffer(), 0, (int)spilled.Length);
            }

            spilled ??= new MemoryStream();
            spilled.Write(_buffer, _start, _end - _start);
            _start = _end = 0;
            if (spilled.Length > LongestLine)
            {
                throw new InvalidDataException("A line of the other side does not end");
            }

            if (!await FillAsync(cancellationToken))
            {
                throw new EndOfStreamException("The stream ended inside a line");
            }
        }
    }

    /// <summary>The next line without its newline; null at the end of the stream.</summary>
    public async Task<string?> TryReadLineAsync(CancellationToken cancellationToken) =>
        _start < _end || await FillAsync(cancellationToken) ? await ReadLineAsync(cancellationToken) : null;

    /// <summary>Up to so many of the next bytes; 0 at the end of the stream.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            if (destination.Length >= _buffer.Length)
            {
                int direct = await input.ReadAsync(destination, cancellationToken);
                BytesRead += direct;
                return direct;
            }

            if (!await FillAsync(cancellationToken))
            {
                return 0;
            }
        }

        int taken = Math.Min(destination.Length, _end - _start);
        _buffer.AsMemory(_start, taken).CopyTo(destination);
        _start += taken;
        return taken;
    }

    /// <summary>The next bytes, as many as there is room for.</summary>
    /// <exception cref="EndOfStreamException">There are not so many.</exception>
    public async Task ReadExactlyAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        while (!destination.IsEmpty)
        {
            int read = await ReadAsync(destination, cancellationToken);
            destination = read > 0 ? destination[read..] : throw new EndOfStreamException("The stream ended inside a block");
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        _start = 0;
        _end = await input.ReadAsync(_buffer, cancellationToken);
        BytesRead += _end;
        return _end > 0;
    }
}
