using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Ssh.Builtin;

/// <summary>The output of a command on a host. Empty where the host was not reached.</summary>
internal sealed class BuiltinOutput(Task<BuiltinSession?> started, ReceiveGate gate) : ReadOnlyStream
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (await started.WaitAsync(cancellationToken) is not { } session)
        {
            return 0;
        }

        // Only what is not here yet is waited for, which the library does in the call.
        Stream output = session.Command.OutputStream;
        int read = output.Length > 0 ? output.Read(buffer.Span) : await Task.Run(() => output.Read(buffer.Span), CancellationToken.None);
        gate.Took(read);
        return read;
    }
}
