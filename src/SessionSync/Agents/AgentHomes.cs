using SessionSync.Agents.Contracts;
using SessionSync.Platform;

namespace SessionSync.Agents;

/// <summary>The home that agents on this machine have.</summary>
public static class AgentHomes
{
    public static AgentHome On(HostEnvironment host) =>
        new(host.Home, name => host.Variable(name) is { Length: > 0 } moved ? Path.GetFullPath(moved, host.WorkingDirectory) : null);
}
