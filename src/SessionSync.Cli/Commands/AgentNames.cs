using SessionSync.Sessions;

namespace SessionSync.Cli.Commands;

/// <summary>Understands the names of agents on a command line.</summary>
internal static class AgentNames
{
    /// <summary>A beginning will do where only one agent's name begins so; null for none in particular.</summary>
    /// <exception cref="SyncException">There is no such agent.</exception>
    public static AgentId? Parse(string? name, Services services)
    {
        if (name is null)
        {
            return null;
        }

        AgentId[] all = [.. services.Readers().Select(static reader => reader.Agent)];
        AgentId[] fitting = [.. all.Where(agent => agent.Value.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return fitting is [var only] ? only
            : all.Contains(new AgentId(name)) ? new AgentId(name)
            : throw new SyncException(ExitCode.Usage, $"There is no agent {name}", $"Known are {string.Join(", ", all.Select(static agent => agent.Value))}", "sync-sessions list --help");
    }
}
