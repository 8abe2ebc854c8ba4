namespace SessionSync.Platform;

/// <summary>Passes on what is read from another stream and hashes it on the way.</summary>
internal sealed class HashingStream(Stream inner, Sha256 hash) : ReadOnlyStream
{
    public long BytesRead { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await inner.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..read]);
        BytesRead += read;
        return read;
    }
}
