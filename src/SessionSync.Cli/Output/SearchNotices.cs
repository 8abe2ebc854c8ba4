using System.Globalization;
using SessionSync.Browse.Search;

namespace SessionSync.Cli.Output;

/// <summary>Tells how a search goes.</summary>
/// <param name="isTerminal">Somebody waits in front of it.</param>
internal sealed class SearchNotices(INotices notices, bool isVerbose, bool isTerminal) : IProgress<SearchEvent>
{
    /// <summary>Reading this much is felt.</summary>
    private const long Much = 100_000_000;

    public void Report(SearchEvent value)
    {
        switch (value)
        {
            case SearchEvent.ReadingBegan happened when isTerminal && happened.Bytes > Much:
                notices.Detail(null, $"Reading {Quantity.Size(happened.Bytes)} of sessions; the next search reads only what has changed by then.");
                break;
            case SearchEvent.IndexRefreshed happened when isVerbose:
                Tell(happened.Report);
                break;
            case SearchEvent.IndexBusy:
                notices.Warning(null, "Another run is reading the sessions right now; what it has not come to yet is not found");
                break;
            case SearchEvent.IndexDamaged:
                notices.Warning(null, "The search index was damaged and is made anew");
                break;
            case SearchEvent.RefreshFailed happened:
                notices.Failure(null, happened.Failure);
                break;
            case SearchEvent.ConversationsMissed happened:
                notices.Warning(null, happened.Problem);
                break;
            case SearchEvent.IndexAsked happened when isVerbose:
                notices.Detail(null, string.Create(CultureInfo.InvariantCulture, $"Asked the index in {happened.Taken.TotalMilliseconds:0.0} ms."));
                break;
        }
    }

    private void Tell(RefreshReport report)
    {
        notices.Detail(null, $"Read {Quantity.Count(report.Read, "session")} ({Quantity.Size(report.Bytes)}), indexed {Quantity.Count(report.Written, "message")}, forgot {Quantity.Count(report.Removed, "session")}.");
        if (report.Warnings > 0)
        {
            notices.Warning(null, $"{Quantity.Count(report.Warnings, "record")} could not be read; 'sync-sessions show ID' tells which");
        }
    }
}
