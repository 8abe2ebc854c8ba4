using System.Text;
using SessionSync.Platform;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A machine whose answers can be held back: what is asked of it meanwhile is asked without having heard them.</summary>
internal sealed class HeldMachine(IMachine machine) : IMachine
{
    private readonly StringBuilder _asked = new();
    private TaskCompletionSource _answers = Released();

    public string Name => machine.Name;

    public string? Transport => machine.Transport;

    public DisconnectMode DisconnectMode => machine.DisconnectMode;

    /// <summary>All that was asked over standard input.</summary>
    public string Asked
    {
        get
        {
            lock (_asked)
            {
                return _asked.ToString();
            }
        }
    }

    public void Hold() => _answers = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _answers.TrySetResult();

    public IRunningCommand Start(RemoteScript script) => new HeldCommand(machine.Start(script), this);

    public SyncException Explain(string said, int exitCode) => machine.Explain(said, exitCode);

    private static TaskCompletionSource Released()
    {
        var released = new TaskCompletionSource();
        released.SetResult();
        return released;
    }

    private sealed class HeldCommand(IRunningCommand command, HeldMachine machine) : IRunningCommand
    {
        public Stream Input { get; } = new AskedStream(command.Input, machine);

        public Stream Output { get; } = new HeldStream(command.Output, machine);

        public string ErrorText => command.ErrorText;

        public Task<int> WaitAsync(CancellationToken cancellationToken) => command.WaitAsync(cancellationToken);

        public void CloseInput() => command.CloseInput();

        public void RequestEnd() => command.RequestEnd();

        public Task EndAsync() => command.EndAsync();

        public void Forget() => command.Forget();

        public ValueTask DisposeAsync() => command.DisposeAsync();
    }

    private sealed class HeldStream(Stream inner, HeldMachine machine) : ReadOnlyStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            int read = await inner.ReadAsync(buffer, cancellationToken);
            await machine._answers.Task.WaitAsync(cancellationToken);
            return read;
        }
    }

    private sealed class AskedStream(Stream inner, HeldMachine machine) : WriteOnlyStream
    {
        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            lock (machine._asked)
            {
                machine._asked.Append(Encoding.UTF8.GetString(buffer.Span));
            }

            await inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);
    }
}
