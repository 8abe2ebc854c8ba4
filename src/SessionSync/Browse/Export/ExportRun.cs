using SessionSync.Browse.Overview;

namespace SessionSync.Browse.Export;

/// <summary>Exports what is there and, if wanted, goes on with what changes.</summary>
public sealed class ExportRun(ExportRequest request, LocalConversations local, IProgress<ExportEvent> events)
{
    public ExportTally Run(CancellationToken cancellationToken) => Tell(Begin().Run(cancellationToken));

    /// <summary>Ends when it is cancelled, and only then.</summary>
    /// <param name="home">Not listened to itself.</param>
    public async Task<ExportTally> WatchAsync(string home, TimeProvider clock, CancellationToken cancellationToken)
    {
        ExportPass pass = Begin();
        using var changes = new ChangeSignal(WatchedDirectories.Of(local.FindOwn(), home), clock);
        Tell(pass.Run(cancellationToken));
        events.Report(new ExportEvent.WatchBegan());
        while (true)
        {
            await changes.WaitAsync(cancellationToken);
            ExportTally tally = pass.Run(cancellationToken);
            if (tally.Exported > 0)
            {
                Tell(tally);
            }
        }
    }

    private ExportPass Begin()
    {
        var exporter = new Exporter(ExportFolder.Open(request.Directory, request.IsDefaultDirectory), request.Content);
        return new ExportPass(new ExportSelection(request, local), local, exporter, events);
    }

    private ExportTally Tell(ExportTally tally)
    {
        events.Report(new ExportEvent.PassEnded(tally));
        return tally;
    }
}
