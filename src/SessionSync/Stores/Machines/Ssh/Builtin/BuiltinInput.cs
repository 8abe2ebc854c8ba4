using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Renci.SshNet.Common;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The way into a command on a host. What is written before the host is reached waits until it is.</summary>
/// <param name="started">Null where the host was not reached.</param>
internal sealed class BuiltinInput(Task<BuiltinSession?> started, Task ended) : WriteOnlyStream
{
    private int _isClosed;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Stream? input = (await started.WaitAsync(cancellationToken))?.Input;
        ArraySegment<byte> bytes = MemoryMarshal.TryGetArray(buffer, out ArraySegment<byte> array) ? array : new ArraySegment<byte>(buffer.ToArray());
        try
        {
            // The library waits for the host in the call, and takes what nobody wants any more without a word.
            if (input is not null && !ended.IsCompleted)
            {
                await Task.Run(() => input.Write(bytes.Array!, bytes.Offset, bytes.Count), CancellationToken.None);
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            throw new IOException("The command that was written to has ended", exception);
        }

        if (input is null || ended.IsCompleted)
        {
            throw new IOException("The command that was written to has ended");
        }
    }

    /// <summary>Tells the command that nothing more comes, once it runs. May be called again.</summary>
    public void Finish()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _ = CloseAsync();
        }
    }

    private async Task CloseAsync()
    {
        if ((await started)?.Input is not { } input)
        {
            return;
        }

        try
        {
            await Task.Run(() =>
            {
                // The library keeps the end to itself where nothing was written before it.
                BytesWritten(input) += 1;
                input.Dispose();
            });
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // The command ended before it read all of it; its exit code tells what matters.
        }
    }

    /// <summary>The library takes its parts away while somebody may still be using them, and then looks for them in vain.</summary>
    private static bool IsEnd(Exception exception) =>
        exception is SshException or SocketException or ObjectDisposedException or InvalidOperationException or NullReferenceException;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_totalPosition")]
    private static extern ref long BytesWritten([UnsafeAccessorType("Renci.SshNet.Common.ChannelInputStream, Renci.SshNet")] object input);
}
