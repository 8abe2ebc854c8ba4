using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Stores.Machines.Local;

/// <summary>The sessions of one project on this machine, of each agent.</summary>
public sealed class LocalStores : IAsyncDisposable
{
    private readonly Dictionary<AgentId, LocalStore> _stores = [];

    /// <param name="projectPath">Absolute and without links.</param>
    /// <param name="beside">Other directories of the repository.</param>
    public LocalStores(ImmutableArray<IAgent> agents, AgentHome home, string projectPath, DirectoriesBeside beside)
    {
        Beside = beside;
        foreach (IAgent agent in agents)
        {
            _stores[agent.Id] = new LocalStore(agent, home, projectPath, beside);
        }
    }

    /// <summary>The other directories of the repository.</summary>
    public DirectoriesBeside Beside { get; }

    public LocalStore For(IAgent agent) => _stores[agent.Id];

    public async ValueTask DisposeAsync()
    {
        foreach (LocalStore store in _stores.Values)
        {
            await store.DisposeAsync();
        }
    }
}
