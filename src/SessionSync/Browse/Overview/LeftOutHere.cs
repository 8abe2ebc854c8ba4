using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Browse.Overview;

/// <summary>Links, folders and files on this machine that may hold conversations, and are not looked at.</summary>
internal static class LeftOutHere
{
    /// <summary>Each a sentence.</summary>
    /// <param name="agent">The only one that is asked about; null for all.</param>
    public static ImmutableArray<string> Of(HostEnvironment host, AgentId? agent = null) =>
        [.. AgentCatalog.All.Where(one => agent is null || one.Id == agent).SelectMany(one => new SessionDirectories(one, AgentHomes.On(host)).LeftOut())];
}
