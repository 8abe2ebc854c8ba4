using SessionSync.Browse.Export;
using SessionSync.Cli.Conversing;
using SessionSync.Cli.Output;
using SessionSync.Model;

namespace SessionSync.Cli.Exporting;

/// <summary>Exports what is there and, if wanted, goes on with what changes.</summary>
internal sealed class ExportRun(ExportRequest request, LocalConversations local, StandardStreams streams, INotices notices, bool isVerbose)
{
    public ExitCode Run(CancellationToken cancellationToken)
    {
        ExportTally tally = Begin().Run(cancellationToken);
        Tell(tally);
        return tally.Failed > 0 ? ExitCode.Partial : ExitCode.Success;
    }

    /// <summary>Ends when it is cancelled, and only then.</summary>
    /// <param name="home">Not listened to itself.</param>
    public async Task<ExitCode> WatchAsync(string home, TimeProvider clock, CancellationToken cancellationToken)
    {
        ExportPass pass = Begin();
        using var changes = new ChangeSignal(WatchedDirectories.Of(local.FindOwn(), home), clock);
        Tell(pass.Run(cancellationToken));
        notices.Detail(null, "Waiting for changes; Ctrl-C ends it.");
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
        return new ExportPass(new ExportSelection(request, local), local, exporter, notices, isVerbose);
    }

    private void Tell(ExportTally tally)
    {
        string text = tally.Exported == 0 ? "No session was exported" : $"Exported {Quantity.Count(tally.Exported, "session")} to {Printable.Line(request.Directory)}";
        string empty = tally.Empty > 0 ? $"; {tally.Empty} had nothing to export" : "";
        string failed = tally.Failed > 0 ? $"; {tally.Failed} failed" : "";
        streams.Out.WriteLine($"{text}{empty}{failed}.");
    }
}
