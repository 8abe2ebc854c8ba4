namespace SessionSync.Platform;

/// <summary>The way into a child. CliWrap closes it when the child ends; whoever writes then is told what a broken pipe tells.</summary>
internal sealed class ChildInput(Stream pipe) : WriteOnlyStream
{
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await pipe.WriteAsync(buffer, cancellationToken);
        }
        catch (Exception exception) when (exception is ObjectDisposedException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new IOException("The process that was written to has ended", exception);
        }
    }

    protected override void Dispose(bool disposing)
    {
        try
        {
            pipe.Dispose();
        }
        catch (IOException)
        {
            // The child ended before it read all of it; its exit code tells what matters.
        }

        base.Dispose(disposing);
    }
}
