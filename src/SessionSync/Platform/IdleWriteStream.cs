namespace SessionSync.Platform;

/// <summary>The input of another process. A write fails once that process has taken nothing for as long as the limit allows.</summary>
/// <param name="end">Ends the other process.</param>
internal sealed class IdleWriteStream(Stream inner, IdleLimit limit, Func<Task> end) : WriteOnlyStream
{
    /// <summary>In bytes: so little that even a slow line takes it within the limit.</summary>
    private const int LargestPiece = 32 * 1024;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!buffer.IsEmpty)
        {
            ReadOnlyMemory<byte> piece = buffer[..Math.Min(buffer.Length, LargestPiece)];
            limit.Restart();
            Task writing = inner.WriteAsync(piece, cancellationToken).AsTask();
            await limit.WaitAsync(writing, end);
            await writing;
            buffer = buffer[piece.Length..];
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
}
