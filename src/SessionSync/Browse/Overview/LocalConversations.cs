using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Directory;

namespace SessionSync.Browse.Overview;

/// <summary>The conversations of this machine, with what was learned of them before.</summary>
public sealed class LocalConversations
{
    private readonly HostEnvironment _host;
    private readonly AgentId? _agent;
    private readonly ImmutableArray<IConversationReader> _readers;
    private readonly FactsReader _facts;

    /// <param name="agent">The only one that is looked at; null for all.</param>
    public LocalConversations(HostEnvironment host, ImmutableArray<IConversationReader> readers, TimeProvider clock, AgentId? agent = null)
    {
        _host = host;
        _agent = agent;
        _readers = agent is null ? readers : [.. readers.Where(reader => reader.Agent == agent)];
        _facts = new FactsReader(_readers, new FactsCache(Path.Combine(_host.CacheDirectory, "facts")), clock);
    }

    public ConversationList Read(Predicate<FoundConversation> isWanted, CancellationToken cancellationToken)
    {
        ConversationList list = _facts.Read(VaultHomes.Of(_host), isWanted, cancellationToken);
        var vault = VaultFolder.In(_host.DataDirectory);
        return list with
        {
            Conversations = [.. list.Conversations.Select(one => vault.Holds(one.Found.Path) ? one with { IsInVault = true } : one)],
            Problems = [.. list.Problems, .. LeftOutHere.Of(_host, _agent)],
        };
    }

    /// <summary>The conversations on this machine, those in the vault included, without reading any of them. Those that cannot be listed are missing.</summary>
    public ImmutableArray<FoundConversation> Find() => _facts.Find(VaultHomes.Of(_host), []);

    /// <summary>The conversations in the agents' own folders, without those in the vault: only these change other than by a sync.</summary>
    public IEnumerable<FoundConversation> FindOwn() => Find().Where(found => !VaultFolder.In(_host.DataDirectory).Holds(found.Path));

    public IConversationReader ReaderOf(FoundConversation conversation) => _readers.First(reader => reader.Agent == conversation.Key.Agent);

    /// <summary>The conversations of a project. Those in the vault belong to no project here, whatever their directory is called.</summary>
    public ImmutableArray<ListedConversation> OfProject(LocalProject project, ProjectIndex index, ImmutableArray<ListedConversation> all)
    {
        AgentHome home = AgentHomes.On(_host);
        return new ProjectConversations(project, index).Of(
            [.. all.Where(one => !VaultFolder.In(_host.DataDirectory).Holds(one.Found.Path))],
            AgentCatalog.All.Where(static agent => agent.WholeScope.IsByFolder).Select(agent => (agent, agent.Root.In(home))));
    }
}
