using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Browse.Overview;
using SessionSync.Cli.CommandLine;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Operations.Targets;
using SessionSync.Stores.Machines.Ssh;

namespace SessionSync.Cli.Commands.Completion;

/// <summary>What there is to be named: nobody is asked over a network, for who types does not wait.</summary>
internal sealed class Offers(Services services)
{
    /// <summary>So many sessions are read for their titles at most, the latest.</summary>
    private const int MostSessions = 100;

    public static IEnumerable<Offer> Agents() => AgentCatalog.Definitions.Select(Of);

    public static IEnumerable<Offer> SyncedAgents() => AgentCatalog.Definitions.Where(static agent => AgentCatalog.Synced.Contains(agent.Id)).Select(Of);

    /// <summary>The configured names; a file that cannot be used has none.</summary>
    public IEnumerable<Offer> Configured()
    {
        try
        {
            return new SettingsFile(services.Host.ConfigFile).Read().Targets.Select(static target => new Offer(target.Name, target.Url));
        }
        catch (SyncException)
        {
            return [];
        }
    }

    /// <summary>Everything that can be synced with, as far as this machine knows.</summary>
    public IEnumerable<Offer> Targets() =>
    [
        .. Configured(),
        .. new CodespaceNames(services.Host.StateDirectory).All.Select(static one => new Offer(one.Name, $"Codespace of {one.Repository}")),
        .. SshHosts.In(services.Host.Home).Select(static host => new Offer($"ssh:{host}", "SSH host")),
    ];

    /// <summary>The latest sessions by the beginnings of their ids, whatever project they belong to.</summary>
    public IEnumerable<Offer> Sessions()
    {
        var local = new LocalConversations(services.Host, services.Readers(), services.Time);
        ImmutableArray<FoundConversation> found = local.Find();
        HashSet<FoundConversation> latest = [.. found.Where(static one => !one.IsSubagent).OrderByDescending(static one => one.Stamp.ModifiedSeconds).Take(MostSessions)];
        IReadOnlyDictionary<string, string> prefixes = IdPrefixes.Of(found.Select(static one => one.Key.Id));
        return local.Read(latest.Contains, CancellationToken.None).Conversations
            .Select(one => new Offer(prefixes.GetValueOrDefault(one.Found.Key.Id, one.Found.Key.Id), Printable.Line(one.Facts.Title ?? "")));
    }

    private static Offer Of(AgentDefinition agent) => new(agent.Id.Value, agent.DisplayName);
}
