using System.Runtime.InteropServices;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands;

/// <summary>
/// Turns the first SIGINT, SIGTERM or SIGHUP into a cancelled token, so that what has begun can end in order. The second
/// is not caught and ends the process at once.
/// </summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _received;

    public CancellationToken Token => _stop.Token;

    /// <summary>The exit code that the received signal stands for; null if there was none.</summary>
    public ExitCode? Code => _received == 0 ? null : (ExitCode)_received;

    public void Listen()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = Receive(ExitCode.Interrupted)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => context.Cancel = Receive(ExitCode.Terminated)));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => context.Cancel = Receive(ExitCode.Terminated)));
    }

    /// <summary>True for the first signal, which then is dealt with.</summary>
    internal bool Receive(ExitCode code)
    {
        if (Interlocked.CompareExchange(ref _received, (int)code, 0) != 0)
        {
            return false;
        }

        // Callbacks of the token must not keep the signal's thread, or a second signal would have to wait.
        _ = Task.Run(_stop.Cancel);
        return true;
    }

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }
}
