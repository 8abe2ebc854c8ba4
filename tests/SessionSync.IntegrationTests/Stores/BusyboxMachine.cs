using SessionSync.Platform;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A home on a machine that has busybox and nothing else.</summary>
internal sealed class BusyboxMachine(string commands, string home) : IMachine
{
    public string Name => "busybox";

    public string? Transport => null;

    public DisconnectMode DisconnectMode => DisconnectMode.Await;

    public IRunningCommand Start(RemoteScript script) => ChildProcess.Start(
        Path.Combine(commands, "sh"), script.ShellArguments, new Dictionary<string, string?> { ["HOME"] = home, ["PATH"] = commands });

    public SyncException Explain(string said, int exitCode) => new(FailureKind.Unreachable, "busybox did not start", said);
}
