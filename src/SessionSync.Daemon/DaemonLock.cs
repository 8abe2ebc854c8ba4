using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Syncing;

namespace SessionSync.Daemon;

/// <summary>Sees to it that no two daemons share a state directory.</summary>
internal static class DaemonLock
{
    public static async Task<IDisposable> TakeAsync(string stateDirectory, TimeProvider time)
    {
        try
        {
            return await ProjectLock.TakeAsync(Path.Combine(stateDirectory, "locks", "daemon"), "the daemon", TimeSpan.Zero, time, CancellationToken.None);
        }
        catch (SyncException exception) when (exception.Kind == FailureKind.Locked)
        {
            string process = DaemonRecord.Load(stateDirectory) is { } record ? $"{record.ProcessId}" : "PID";
            throw new SyncException(
                FailureKind.Locked, "A daemon runs here already", exception.Why,
                $"Have that one read its settings anew: kill -HUP {process}", $"End it: kill {process}");
        }
    }
}
