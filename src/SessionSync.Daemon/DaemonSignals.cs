using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace SessionSync.Daemon;

/// <summary>The signals that a daemon obeys. The second request to end is not caught and ends the process at once.</summary>
internal sealed class DaemonSignals : IDisposable
{
    private readonly Channel<PosixSignal> _received = Channel.CreateUnbounded<PosixSignal>();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _ends;

    public void Listen()
    {
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, End));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, End));
        _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            _received.Writer.TryWrite(context.Signal);
        }));
    }

    public ValueTask<PosixSignal> NextAsync() => _received.Reader.ReadAsync();

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = Interlocked.Increment(ref _ends) == 1;
        _received.Writer.TryWrite(context.Signal);
    }
}
