using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores.Machines;

namespace SessionSync.Browse.Overview;

/// <summary>Lists the conversations of another machine: what its listing of files tells.</summary>
public sealed class RemoteListRun(SyncTarget target, TargetResolver resolver)
{
    public async Task<ListResult> RunAsync(ListRequest request, CancellationToken cancellationToken)
    {
        await using OpenTarget open = await resolver.OpenAsync(target, new TargetUse { WantsEverything = true }, cancellationToken);
        ImmutableArray<MachineListing> listings = await open.Machine.ListEverythingAsync(cancellationToken);
        var agents = new List<(IAgentStore Agent, Listing Listing)>();
        foreach (MachineListing listing in listings)
        {
            agents.Add((listing.Agent, new Listing(await listing.ReadFilesAsync(cancellationToken), listing.LiveProcesses)));
        }

        ImmutableArray<RemoteCheckout> checkouts = await CheckoutsAsync(open, listings, cancellationToken);
        open.Machine.Disconnect();
        ListedConversation[] all = [.. checkouts.SelectMany(checkout => agents.SelectMany(one => Conversations(one.Agent, one.Listing, checkout))).DistinctBy(static one => one.Found.Key)];
        HashSet<SessionKey>? wanted = request.Project is { } project
            ? [.. checkouts.Where(checkout => IsOf(project, open, checkout)).SelectMany(checkout => agents.SelectMany(one => one.Agent.Interpret(one.Listing, checkout.Path).Sessions)).Select(static session => session.Key)]
            : null;
        ImmutableArray<ListedConversation> fitting =
            ConversationSort.By(request.Order, all.Where(one => request.Filter.Fits(one) && (wanted is null || wanted.Contains(one.Found.Key))));
        return new ListResult(
            [.. fitting.Take(request.Limit ?? int.MaxValue)],
            fitting.Length,
            IdPrefixes.Of(all.Select(static one => one.Found.Key.Id)),
            static directory => directory,
            [.. listings.SelectMany(listing => listing.LeftOut.Select(one => $"{listing.Agent.DisplayName} on {target.Name}: {one.Sentence}"))],
            IsRemote: true);
    }

    /// <summary>The checkouts that sessions there were held in; directories that are gone count as their own.</summary>
    private static async Task<ImmutableArray<RemoteCheckout>> CheckoutsAsync(
        OpenTarget open, ImmutableArray<MachineListing> listings, CancellationToken cancellationToken)
    {
        ImmutableArray<string> directories = await MachineListing.DirectoriesAsync(listings, cancellationToken);
        directories = open.ProjectPath is { } told ? [told, .. directories] : directories;
        ImmutableArray<RemoteCheckout?> found = await open.Machine.LocateAsync(directories, cancellationToken);
        return [.. found.Select((checkout, index) => checkout ?? new RemoteCheckout(directories[index], "")).Distinct()];
    }

    /// <summary>Whether it is a checkout of the project; any directory with its name where it has no repository.</summary>
    private static bool IsOf(LocalProject project, OpenTarget open, RemoteCheckout checkout) =>
        open.ProjectPath is { } told ? checkout.Path == told
        : project.Repository is { } repository ? RepositoryName.FromUrl(checkout.Origin) == repository
        : checkout.Origin.Length == 0 && Path.GetFileName(checkout.Path) == project.Name;

    private static IEnumerable<ListedConversation> Conversations(IAgentStore agent, Listing listing, RemoteCheckout checkout)
    {
        Inventory inventory = agent.Interpret(listing, checkout.Path);
        return
            from session in inventory.Sessions
            let file = session.Transcript ?? session.Files.FirstOrDefault()
            where session.IsConversation && file is not null
            let directory = listing.Files.First(one => one.Path == file.Path) is { } listed ? agent.WorkingDirectoryOf(listed) : null
            select new ListedConversation(
                new FoundConversation(session.Key, file.Path, file.Stamp, IsLive: inventory.Live.Contains(session.Key)),
                new ConversationFacts(null, directory ?? Path.Combine(checkout.Path, session.Place), null, null, 0, default, null, session.Head, null),
                []);
    }
}
