namespace SessionSync.Platform;

/// <summary>The output of another process. A read fails once that process has sent nothing for as long as the limit allows.</summary>
/// <param name="end">Ends the other process.</param>
internal sealed class IdleReadStream(Stream inner, IdleLimit limit, Func<Task> end) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Task<int> reading = inner.ReadAsync(buffer, cancellationToken).AsTask();
        await limit.WaitAsync(reading, end);
        int read = await reading;
        limit.Count(read);
        return read;
    }
}
