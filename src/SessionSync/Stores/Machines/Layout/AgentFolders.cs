using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>The folders of agents that name them after directories. Pure.</summary>
internal static class AgentFolders
{
    /// <summary>The folder of sessions that were begun in a directory; null where it is not its folder that tells whose a session is.</summary>
    /// <param name="directory">Absolute.</param>
    public static string? NameOf(IAgent agent, string directory) =>
        agent.WholeScope.IsByFolder ? agent.FolderFor(directory, new SessionEntry(default, "", "", [], null), KnownFolders.None) : null;
}
