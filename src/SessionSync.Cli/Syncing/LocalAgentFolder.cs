using SessionSync.Agents;
using SessionSync.Platform;

namespace SessionSync.Cli.Syncing;

/// <summary>Where an agent keeps everything on this machine.</summary>
internal static class LocalAgentFolder
{
    public static string Of(IAgent agent, HostEnvironment host) =>
        host.Variable(agent.Root.EnvironmentVariable) is { Length: > 0 } moved
            ? Path.GetFullPath(moved, host.WorkingDirectory)
            : Path.Combine(host.Home, agent.Root.DefaultFolder);
}
