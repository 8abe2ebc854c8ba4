namespace SessionSync.Platform;

/// <summary>Exactly so many bytes of another stream. Where that has fewer, zeros follow and <see cref="IsShort"/> says so: a
/// format that has announced a length must get it.</summary>
/// <remarks>Claims to be seekable, which a tar writer asks of content whose length it is to announce; it is only ever read forwards.</remarks>
internal sealed class FixedLengthStream(Stream inner, long length) : ReadOnlyStream
{
    private long _position;

    public bool IsShort { get; private set; }

    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            if (value != _position)
            {
                throw new NotSupportedException();
            }
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Memory<byte> wanted = buffer[..(int)Math.Min(buffer.Length, length - _position)];
        if (wanted.IsEmpty)
        {
            return 0;
        }

        int read = IsShort ? 0 : await inner.ReadAsync(wanted, cancellationToken);
        if (read == 0)
        {
            IsShort = true;
            wanted.Span.Clear();
            read = wanted.Length;
        }

        _position += read;
        return read;
    }
}
