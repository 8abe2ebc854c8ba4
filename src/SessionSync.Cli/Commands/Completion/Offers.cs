using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Browse.Overview;
using SessionSync.Cli.CommandLine;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Operations.Targets;

namespace SessionSync.Cli.Commands.Completion;

/// <summary>The names that completion offers. Nobody is asked over a network, for whoever types does not wait.</summary>
internal sealed class Offers(Services services)
{
    /// <summary>So many sessions are read for their titles at most, the latest.</summary>
    private const int MostSessions = 100;

    public static IEnumerable<OfferedWord> Agents() => AgentCatalog.Definitions.Select(Of);

    public static IEnumerable<OfferedWord> SyncedAgents() => AgentCatalog.Definitions.Where(static agent => AgentCatalog.Synced.Contains(agent.Id)).Select(Of);

    public IEnumerable<OfferedWord> Configured() => NameableTargets.Configured(services.Host).Select(Of);

    /// <summary>Everything that can be synced with, as far as this machine knows.</summary>
    public IEnumerable<OfferedWord> Targets() => NameableTargets.All(services.Host).Select(Of);

    /// <summary>The latest sessions by the beginnings of their ids, whatever project they belong to.</summary>
    public IEnumerable<OfferedWord> Sessions()
    {
        var local = new LocalConversations(services.Host, services.Readers(), services.Time);
        ImmutableArray<FoundConversation> found = local.Find();
        HashSet<FoundConversation> latest = [.. found.Where(static one => !one.IsSubagent).OrderByDescending(static one => one.Stamp.ModifiedSeconds).Take(MostSessions)];
        IReadOnlyDictionary<string, string> prefixes = IdPrefixes.Of(found.Select(static one => one.Key.Id));
        return local.Read(latest.Contains, CancellationToken.None).Conversations
            .Select(one => new OfferedWord(prefixes.GetValueOrDefault(one.Found.Key.Id, one.Found.Key.Id), Printable.Line(one.Facts.Title ?? "")));
    }

    private static OfferedWord Of(NameableTarget target) => new(target.Name, target.About);

    private static OfferedWord Of(AgentDefinition agent) => new(agent.Id.Value, agent.DisplayName);
}
