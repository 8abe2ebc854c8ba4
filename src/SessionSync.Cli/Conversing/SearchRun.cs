using System.Collections.Immutable;
using System.Globalization;
using SessionSync.Agents.Contracts;
using SessionSync.Browse.Search;
using SessionSync.Cli.Output;
using SessionSync.Platform;

namespace SessionSync.Cli.Conversing;

/// <summary>Brings the index up to date and asks it. What the index cannot take in costs a word on it; what is in it is found all the same.</summary>
internal sealed class SearchRun(HostEnvironment host, ImmutableArray<IConversationReader> readers, TimeProvider time, INotices notices)
{
    /// <summary>Reading this much is felt.</summary>
    private const long Much = 100_000_000;

    private readonly SearchIndex _index = new(Path.Combine(host.StateDirectory, "search"), readers, time);

    /// <summary>The index could not be brought up to date.</summary>
    public bool HasFailed { get; private set; }

    public SearchResult Run(SearchRequest request, CancellationToken stop)
    {
        if (request.IsRefreshed)
        {
            Refresh(request, stop);
        }

        SearchResult? result = Find(request);
        if (result is null && request.IsRefreshed)
        {
            TellOfDamage();
            _index.Discard();
            Refresh(request, stop);
            result = Find(request);
        }

        return result ?? throw new SyncException(FailureKind.Failed, "The search index is damaged", "It is made anew by any search that may refresh it", "Leave --no-refresh away");
    }

    private SearchResult? Find(SearchRequest request)
    {
        long start = time.GetTimestamp();
        SearchResult? result = _index.Find(request.Query, request.Filter);
        if (request.IsVerbose)
        {
            notices.Detail(null, string.Create(CultureInfo.InvariantCulture, $"Asked the index in {time.GetElapsedTime(start).TotalMilliseconds:0.0} ms."));
        }

        return result;
    }

    private void Refresh(SearchRequest request, CancellationToken stop)
    {
        try
        {
            RefreshReport? report = _index.Refresh(VaultHomes.Of(host), TellOfMuch, TellOfDamage, stop);
            if (report is null)
            {
                notices.Warning(null, "Another run is reading the sessions right now; what it has not come to yet is not found");
            }
            else if (request.IsVerbose)
            {
                Tell(report);
            }

            foreach (string left in LeftOutHere.Of(host))
            {
                HasFailed = true;
                notices.Warning(null, left);
            }
        }
        catch (SyncException failure)
        {
            HasFailed = true;
            notices.Failure(null, failure);
        }
    }

    private void TellOfMuch(long bytes)
    {
        if (bytes > Much && host.IsErrorTerminal)
        {
            notices.Detail(null, $"Reading {Quantity.Size(bytes)} of sessions; the next search reads only what has changed by then.");
        }
    }

    private void TellOfDamage() => notices.Warning(null, "The search index was damaged and is made anew");

    private void Tell(RefreshReport report)
    {
        notices.Detail(null, $"Read {Quantity.Count(report.Read, "session")} ({Quantity.Size(report.Bytes)}), indexed {Quantity.Count(report.Written, "message")}, forgot {Quantity.Count(report.Removed, "session")}.");
        if (report.Warnings > 0)
        {
            notices.Warning(null, $"{Quantity.Count(report.Warnings, "record")} could not be read; 'sync-sessions show ID' tells which");
        }
    }
}
