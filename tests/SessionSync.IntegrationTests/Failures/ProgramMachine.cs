using SessionSync.Model;
using SessionSync.Platform;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>A machine that is reached by a program of the test's choice, which gets the script's shell arguments after its own.</summary>
internal sealed class ProgramMachine(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string?> variables) : IMachine
{
    public string Name => "there";

    public string? Transport => null;

    public DisconnectMode DisconnectMode => DisconnectMode.Await;

    public IRunningCommand Start(RemoteScript script) => ChildProcess.Start(program, [.. arguments, .. script.ShellArguments], variables);

    public SyncException Explain(string said, int exitCode) =>
        new(FailureKind.Unreachable, $"Cannot sync with {Name}", $"It ended with exit code {exitCode}: {Printable.Line(said)}", "Try again");
}
