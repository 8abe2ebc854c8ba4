using System.Collections.Concurrent;
using SessionSync.Model;
using SessionSync.Sync.Execution;
using Spectre.Console;

namespace SessionSync.Cli.Output;

/// <summary>
/// One bar per target, drawn at most ten times a second by a loop of its own; what is reported only leaves the newest
/// state behind for it. Runs that end at once never see a bar, and never load what draws it.
/// </summary>
public sealed class ProgressBars(StandardStreams streams, bool isColored) : IProgressView
{
    private static readonly TimeSpan FirstDrawing = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan BetweenDrawings = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, SyncProgress> _progress = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly BufferedNotices _notices = new(new TextNotices(() => streams.Error, isColored));
    private readonly Lock _gate = new();
    private Task? _drawing;

    public INotices Notices => _notices;

    public void Progress(SyncProgress progress)
    {
        _progress[progress.Target] = progress;
        lock (_gate)
        {
            if (!_end.IsCancellationRequested)
            {
                _drawing ??= Task.Run(DrawAsync);
            }
        }
    }

    public void Session(SessionOutcome outcome)
    {
    }

    public async ValueTask DisposeAsync()
    {
        Task? drawing;
        lock (_gate)
        {
            _end.Cancel();
            drawing = _drawing;
        }

        if (drawing is not null)
        {
            await drawing;
        }

        _notices.Resume();
    }

    private async Task DrawAsync()
    {
        if (!await IsPausedAsync(FirstDrawing))
        {
            return;
        }

        IAnsiConsole console = SpectreConsole.Create(streams.Error, isColored);
        ProgressColumn[] columns = [new TaskDescriptionColumn { Alignment = Justify.Left }, new PercentageColumn()];
        Progress bars = console.Progress().AutoRefresh(false).AutoClear(true).Columns(
            console.Profile.Width < ReportOptions.NarrowWidth ? columns : [columns[0], new ProgressBarColumn(), columns[1], new RemainingTime()]);
        _notices.Pause();
        await bars.StartAsync(context => DrawAsync(console, context));
    }

    private async Task DrawAsync(IAnsiConsole console, ProgressContext context)
    {
        Dictionary<string, ProgressTask> bars = new(StringComparer.Ordinal);
        do
        {
            foreach ((string target, SyncProgress progress) in _progress)
            {
                if (!bars.TryGetValue(target, out ProgressTask? bar))
                {
                    bar = bars[target] = context.AddTask(Markup.Escape(Printable.Line(target)));
                }

                Show(bar, progress);
            }

            WriteNoticesAbove(console);
            context.Refresh();
        }
        while (await IsPausedAsync(BetweenDrawings));
    }

    private void WriteNoticesAbove(IAnsiConsole console)
    {
        using StringWriter text = new();
        _notices.WriteTo(new TextNotices(() => text, isColored: false));
        if (text.GetStringBuilder().Length > 0)
        {
            console.Write(new Text(text.ToString()));
        }
    }

    /// <summary>Where no bytes are known, as of sessions that are imported, the sessions are counted.</summary>
    private static void Show(ProgressTask bar, SyncProgress progress)
    {
        bool hasBytes = progress.BytesTotal > 0;
        bool isCounted = hasBytes || progress.SessionsTotal > 0;
        (long done, long total) = hasBytes ? (progress.BytesDone, progress.BytesTotal) : (progress.SessionsDone, progress.SessionsTotal);
        bar.IsIndeterminate = !isCounted;
        bar.MaxValue = Math.Max(1, total);
        bar.Value = Math.Min(done, total);
        string sessions = $"{progress.SessionsDone} of {Quantity.Count(progress.SessionsTotal, hasBytes ? "file" : "session")}";
        string state = hasBytes ? $"{sessions}, {Quantity.Size(progress.BytesDone)} of {Quantity.Size(progress.BytesTotal)}" : isCounted ? sessions : OutcomeWords.Of(progress.Phase);
        bar.Description = Markup.Escape($"{Printable.Line(progress.Target)}: {state}");
    }

    /// <summary>False when the end came before the pause was over.</summary>
    private async Task<bool> IsPausedAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _end.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
