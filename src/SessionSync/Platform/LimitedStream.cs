namespace SessionSync.Platform;

/// <summary>At most so many bytes of another stream, which is left open behind them.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : ReadOnlyStream
{
    private long _left = limit;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int wanted = (int)Math.Min(buffer.Length, _left);
        int read = wanted == 0 ? 0 : await inner.ReadAsync(buffer[..wanted], cancellationToken);
        _left -= read;
        return read;
    }

    /// <summary>Reads what is left of it.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        byte[] nowhere = new byte[16 * 1024];
        while (await ReadAsync(nowhere, cancellationToken) > 0)
        {
        }
    }
}
