using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace SessionSync.Platform;

/// <summary>The way into a child. Once it is closed, whoever writes is told what a broken pipe tells.</summary>
/// <remarks>CliWrap closes the stream that it hands out when the child ends, whatever somebody is doing with it; and a pipe of the framework that is
/// closed while its first asynchronous write begins lets that write spin for ever, or leaves the pipe open. So the pipe is taken out of CliWrap's
/// stream, and no write begins while it is closed.</remarks>
internal sealed class ChildInput : WriteOnlyStream
{
    private readonly Lock _turn = new();
    private readonly Stream _pipe;

    /// <param name="stream">It has lost its pipe afterwards: closing it closes nothing.</param>
    public ChildInput(Stream stream) => _pipe = stream is PipeStream pipe ? TakePipe(pipe.SafePipeHandle) : stream;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await BeginWrite(buffer, cancellationToken);
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
            lock (_turn)
            {
                _pipe.Dispose();
            }
        }
        catch (IOException)
        {
            // The child ended before it read all of it; its exit code tells what matters.
        }

        base.Dispose(disposing);
    }

    private static AnonymousPipeClientStream TakePipe(SafePipeHandle handle)
    {
        var taken = new SafePipeHandle(handle.DangerousGetHandle(), ownsHandle: true);
        handle.SetHandleAsInvalid();
        return new AnonymousPipeClientStream(PipeDirection.Out, taken);
    }

    private ValueTask BeginWrite(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        lock (_turn)
        {
            return _pipe.WriteAsync(buffer, cancellationToken);
        }
    }
}
