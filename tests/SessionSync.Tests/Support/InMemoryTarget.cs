using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Importing;
using SessionSync.Stores.Targets;

namespace SessionSync.Tests.Support;

/// <summary>A target that holds the sessions of one project in memory.</summary>
internal sealed class InMemoryTarget : ITarget
{
    private readonly Dictionary<AgentId, InMemoryStore> _stores = [];

    public string Name => "memory";

    public string Address => "memory:";

    public string Place => "";

    public bool IsPlaceKnown => true;

    /// <summary>How often it was to note where the project lies.</summary>
    public int Remembered { get; private set; }

    public Task FindAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task LocateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public bool Confirms(string place) => true;

    public ISessionStore Open(IAgent agent)
    {
        if (!_stores.TryGetValue(agent.Id, out InMemoryStore? store))
        {
            _stores[agent.Id] = store = new InMemoryStore(agent);
        }

        return store;
    }

    public IImportStore OpenImports() => throw new InvalidOperationException("Nothing can be imported into memory");

    public string? RemarkOn(ISessionStore store) => "It is only for a while";

    public void Remember() => Remembered++;
}
