using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Stores.Machines;

/// <summary>What an agent holds on a machine, whatever project it belongs to.</summary>
/// <param name="Agent">Whose sessions they are.</param>
/// <param name="Digest">Equal as long as nothing changed.</param>
/// <param name="LiveProcesses">What the running clients there say of themselves.</param>
/// <param name="LeftOut">What was not looked at.</param>
/// <param name="ReadFilesAsync">Fetches the list itself.</param>
public sealed record MachineListing(
    IAgentStore Agent, ContentHash Digest, ImmutableArray<string> LiveProcesses, ImmutableArray<LeftOut> LeftOut, Func<CancellationToken, Task<ImmutableArray<ListedFile>>> ReadFilesAsync)
{
    /// <summary>Whether the agent has a folder there that is named after a directory.</summary>
    public async Task<bool> HasFolderOfAsync(string directory, CancellationToken cancellationToken) =>
        Agent is IAgent agent
        && AgentFolders.NameOf(agent, directory) is { } name
        && (await ReadFilesAsync(cancellationToken)).Any(file => ProjectSessions.FolderOf(file.Path) == name);
}
