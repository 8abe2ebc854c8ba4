namespace SessionSync.Platform;

/// <summary>The content of a sequence of frames as one stream: each frame is a decimal length, a newline and so many bytes; length 0
/// ends it, a negative length says that the sender broke off.</summary>
internal sealed class FrameReadStream(LineReader reader) : ReadOnlyStream
{
    /// <summary>More than any sender of ours makes; a length beyond it is no length.</summary>
    private const long LongestFrame = 16 * 1024 * 1024;

    /// <summary>How many bytes may follow when its reader has all it asked for: padding, or a file that grew meanwhile.</summary>
    private const long MostLeft = 64 * 1024 * 1024;
    private long _left;
    private bool _ended;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _ended)
        {
            return 0;
        }

        if (_left == 0)
        {
            _left = await ReadLengthAsync(cancellationToken);
            if (_left == 0)
            {
                _ended = true;
                return 0;
            }
        }

        int read = await reader.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        if (read == 0)
        {
            throw new EndOfStreamException("The stream ended inside a frame");
        }

        _left -= read;
        return read;
    }

    /// <summary>Reads on to the end of the frames, so that the next message begins where it should.</summary>
    /// <exception cref="InvalidDataException">They do not seem to end.</exception>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        byte[] nowhere = new byte[16 * 1024];
        long left = 0;
        for (int read; (read = await ReadAsync(nowhere, cancellationToken)) > 0;)
        {
            left += read;
            if (left > MostLeft)
            {
                throw new InvalidDataException("What the other side sends does not end");
            }
        }
    }

    private async Task<long> ReadLengthAsync(CancellationToken cancellationToken)
    {
        string line = await reader.ReadLineAsync(cancellationToken, isProgress: false);
        if (!long.TryParse(line, out long length) || length > LongestFrame)
        {
            throw new InvalidDataException("A frame does not begin with its length");
        }

        return length >= 0 ? length : throw new IOException("The other side could not buffer what it was sending");
    }
}
