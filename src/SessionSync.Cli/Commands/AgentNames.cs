using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Cli.Commands;

/// <summary>Understands the names of agents on a command line.</summary>
internal static class AgentNames
{
    /// <summary>A beginning will do where only one agent's name begins so; null for none in particular.</summary>
    /// <exception cref="SyncException">There is no such agent.</exception>
    public static AgentId? Parse(string? name, Services services) =>
        name is null ? null : Choose(name, [.. services.Readers().Select(static reader => reader.Agent)], "sync-sessions list --help");

    /// <summary>The same where sessions are to be synced.</summary>
    /// <exception cref="SyncException">There is no such agent, or its sessions can only be read.</exception>
    public static AgentId? ParseSynced(string? name)
    {
        if (name is null)
        {
            return null;
        }

        AgentDefinition? onlyRead = AgentCatalog.Definitions.FirstOrDefault(agent => agent.Id.Value == name && agent.Writing == SessionWriting.None);
        return onlyRead is null ? Choose(name, [.. AgentCatalog.Synced], "sync-sessions sync --help") : throw new SyncException(
            FailureKind.Usage, $"{onlyRead.DisplayName}'s sessions are not synced", "Its databases are only read", $"sync-sessions list --agent {name}", $"sync-sessions export --agent {name}");
    }

    private static AgentId Choose(string name, AgentId[] all, string help)
    {
        AgentId[] fitting = [.. all.Where(agent => agent.Value.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return fitting is [var only] ? only
            : all.Contains(new AgentId(name)) ? new AgentId(name)
            : throw new SyncException(FailureKind.Usage, $"There is no agent {name}", $"Known here are {string.Join(", ", all.Select(static agent => agent.Value))}", help);
    }
}
