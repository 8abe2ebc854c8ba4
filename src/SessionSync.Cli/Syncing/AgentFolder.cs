using SessionSync.Agents;
using SessionSync.Platform;

namespace SessionSync.Cli.Syncing;

/// <summary>Where an agent keeps everything on this machine.</summary>
internal static class AgentFolder
{
    public static string On(HostEnvironment host, IAgent agent) => host.Variable(agent.Root.EnvironmentVariable) is { Length: > 0 } moved
        ? Path.GetFullPath(moved, host.WorkingDirectory)
        : Path.Combine(host.Home, agent.Root.DefaultFolder);
}
