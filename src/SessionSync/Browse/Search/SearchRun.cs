using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Browse.Overview;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Directory;

namespace SessionSync.Browse.Search;

/// <summary>Brings the index up to date and asks it. What the index cannot take in costs a word on it; what is in it is found all the same.</summary>
public sealed class SearchRun(HostEnvironment host, ImmutableArray<IConversationReader> readers, TimeProvider time, IProgress<SearchEvent> events)
{
    private readonly SearchIndex _index = new(Path.Combine(host.StateDirectory, "search"), readers, time);

    /// <summary>Not everything could be searched.</summary>
    public bool HasFailed { get; private set; }

    /// <exception cref="SyncException">The index is damaged, and may not be made anew.</exception>
    public SearchResult Run(SearchRequest request, CancellationToken stop)
    {
        if (request.IsRefreshed)
        {
            Refresh(stop);
        }

        SearchResult? result = Find(request);
        if (result is null && request.IsRefreshed)
        {
            TellOfDamage();
            _index.Discard();
            Refresh(stop);
            result = Find(request);
        }

        return result ?? throw new SyncException(FailureKind.Failed, "The search index is damaged", "It is made anew by any search that may refresh it", "Leave --no-refresh away");
    }

    private SearchResult? Find(SearchRequest request)
    {
        long start = time.GetTimestamp();
        SearchResult? result = _index.Find(request.Text, request.Query, request.Filter);
        events.Report(new SearchEvent.IndexAsked(time.GetElapsedTime(start)));
        var vault = VaultFolder.In(host.DataDirectory);
        return result is null ? null : result with { Matches = [.. result.Matches.Select(match => match with { IsInVault = vault.Holds(match.Path) })] };
    }

    private void Refresh(CancellationToken stop)
    {
        try
        {
            RefreshReport? report = _index.Refresh(VaultHomes.Of(host), bytes => events.Report(new SearchEvent.ReadingBegan(bytes)), TellOfDamage, stop);
            events.Report(report is null ? new SearchEvent.IndexBusy() : new SearchEvent.IndexRefreshed(report));
            foreach (string left in LeftOutHere.Of(host))
            {
                HasFailed = true;
                events.Report(new SearchEvent.ConversationsMissed(left));
            }
        }
        catch (SyncException failure)
        {
            HasFailed = true;
            events.Report(new SearchEvent.RefreshFailed(failure));
        }
    }

    private void TellOfDamage() => events.Report(new SearchEvent.IndexDamaged());
}
