using SessionSync.Cli.Output;
using SessionSync.Export;
using SessionSync.Platform;

namespace SessionSync.Cli.Exporting;

/// <summary>Exports what is there and, if wanted, goes on with what changes.</summary>
internal sealed class ExportRun(ExportRequest request, StandardStreams streams, INotices notices, TimeProvider clock, bool isVerbose)
{
    public ExitCode Run(CancellationToken cancellationToken) => Pass(Begin(), cancellationToken);

    /// <summary>Ends when it is cancelled, and only then.</summary>
    public async Task<ExitCode> WatchAsync(CancellationToken cancellationToken)
    {
        ExportPass pass = Begin();
        using var changes = new ChangeSignal(
            WatchedDirectories.Of(Candidates.Find(request).Select(static candidate => candidate.Conversation), request.Home.Home), clock);
        Pass(pass, cancellationToken);
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

    private ExportPass Begin() => new(request, new Exporter(ExportFolder.Open(request.Directory, request.IsDefaultDirectory), request.Options), notices, isVerbose);

    private ExitCode Pass(ExportPass pass, CancellationToken cancellationToken)
    {
        ExportTally tally = pass.Run(cancellationToken);
        Tell(tally);
        return tally.Failed > 0 ? ExitCode.Partial : ExitCode.Success;
    }

    private void Tell(ExportTally tally)
    {
        string text = tally.Exported == 0 ? "No session was exported" : $"Exported {Quantity.Count(tally.Exported, "session")} to {Printable.Line(request.Directory)}";
        string empty = tally.Empty > 0 ? $"; {tally.Empty} had nothing to export" : "";
        string failed = tally.Failed > 0 ? $"; {tally.Failed} failed" : "";
        streams.Out.WriteLine($"{text}{empty}{failed}.");
    }
}
