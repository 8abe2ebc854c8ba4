namespace SessionSync.Platform;

/// <summary>Passes on another stream and remembers the last byte that came. Leaves that stream open.</summary>
internal sealed class EndingStream(Stream inner) : ReadOnlyStream
{
    /// <summary>A newline before anything came: nothing ends as well as a whole line does.</summary>
    public byte Last { get; private set; } = (byte)'\n';

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        Last = read > 0 ? buffer.Span[read - 1] : Last;
        return read;
    }
}
