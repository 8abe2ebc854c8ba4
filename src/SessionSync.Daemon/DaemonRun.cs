using System.Data.Common;
using System.Runtime.InteropServices;
using Quartz;
using Serilog;
using SessionSync.Configuration;
using SessionSync.Operations.Sweeping;
using SessionSync.Platform;

namespace SessionSync.Daemon;

/// <summary>The daemon, from its first log line to its last.</summary>
internal sealed class DaemonRun : ISweeper, IDisposable
{
    private readonly DaemonRequest _request;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly SweepReport _report;
    private readonly SweepProcess _process;
    private readonly string? _store;
    private readonly CancellationTokenSource _stop = new();
    private SweepSchedule _schedule;
    private Task _sweep = Task.CompletedTask;
    private SweepScheduler? _scheduler;
    private DateTimeOffset? _last;
    private DateTimeOffset? _next;

    private DaemonRun(DaemonRequest request, SweepSchedule schedule, string? store, TimeProvider time, ILogger log)
    {
        _request = request;
        _schedule = schedule;
        _store = store;
        _time = time;
        _log = log;
        _report = new SweepReport(log);
        _process = new SweepProcess(request.Program, _report, time);
    }

    private string StateDirectory => _request.StateDirectory;

    /// <summary>Sweeps until it is told to end.</summary>
    public static async Task<ExitCode> StartAsync(DaemonRequest request, TimeProvider time)
    {
        DaemonSettings settings = request.ReadSettings();
        var schedule = SweepSchedule.Of(settings);
        DbConnectionStringBuilder? store = settings.Store is { } setting ? SharedStore.Parse(setting, request.Variable) : null;
        using IDisposable held = await DaemonLock.TakeAsync(request.StateDirectory, time);
        if (store is not null)
        {
            await SharedStore.CheckAsync(store, CancellationToken.None);
        }

        using var log = DaemonLog.Open(request);
        using DaemonSignals signals = new();
        signals.Listen();
        using DaemonRun run = new(request, schedule, settings.Store, time, log.Events);
        await run.RunAsync(store, signals);
        return ExitCode.Success;
    }

    public Task SweepAsync(DateTimeOffset due, DateTimeOffset? next) => _sweep = RunSweepAsync(due, next);

    public void Dispose() => _stop.Dispose();

    private async Task RunSweepAsync(DateTimeOffset due, DateTimeOffset? next)
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        DateTimeOffset now = _time.GetUtcNow();
        _last = now;
        Announce(next < now ? await SkipMissedAsync() : next);
        _report.Begun(due);
        await _process.RunAsync(_stop.Token);

        // What a sweep leaves behind would otherwise stay until the next one, an hour from now.
        UnusedMemory.Release();
    }

    private async Task RunAsync(DbConnectionStringBuilder? store, DaemonSignals signals)
    {
        await using (_scheduler = await OpenAsync(store))
        {
            _last = _request.SweepNow ? _time.GetUtcNow() : SweepRecord.Load(StateDirectory)?.Started;
            Announce(await _scheduler.ScheduleAsync(_schedule, _last, CancellationToken.None));
            _log.Information(
                "Daemon {Process} sweeps {Schedule}; next at {Next}", Environment.ProcessId, $"{_schedule}", Text(_next));
            await _scheduler.StartAsync(CancellationToken.None);
            if (_request.SweepNow)
            {
                await _scheduler.RunNowAsync(CancellationToken.None);
            }

            PosixSignal signal;
            while ((signal = await signals.NextAsync()) == PosixSignal.SIGHUP)
            {
                await ReloadAsync();
            }

            _log.Information("Told to end by {Signal}", $"{signal}");
            await _scheduler.PauseAsync();
            await _stop.CancelAsync();
            await _sweep.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Retract();
        _log.Information("Daemon ended");
    }

    private async Task<SweepScheduler> OpenAsync(DbConnectionStringBuilder? store)
    {
        try
        {
            return await SweepScheduler.OpenAsync(store, this, _log, _time, CancellationToken.None);
        }
        catch (SchedulerException exception)
        {
            throw new SyncException(
                FailureKind.Failed, "The daemon's store cannot be used", exception.GetBaseException().Message.Trim().TrimEnd('.'),
                "Let its user create tables in that database, once");
        }
    }

    private async Task ReloadAsync()
    {
        try
        {
            DaemonSettings settings = _request.ReadSettings();
            var schedule = SweepSchedule.Of(settings);
            Announce(await _scheduler!.ScheduleAsync(schedule, _last, CancellationToken.None));
            _schedule = schedule;
            _log.Information("Settings read anew: sweeps {Schedule}; next at {Next}", $"{_schedule}", Text(_next));
            if (!string.Equals(settings.Store, _store, StringComparison.Ordinal))
            {
                _log.Warning("Another store is used from the next start on");
            }
        }
        catch (SyncException exception)
        {
            _log.Error("{What}. {Why}. Nothing changes: sweeps {Schedule}", exception.What, exception.Why, $"{_schedule}");
        }
        catch (SchedulerException exception)
        {
            _log.Error(exception, "The schedule cannot be changed now");
        }
    }

    /// <summary>A sweep that is late stands for all that were missed until it began.</summary>
    private async Task<DateTimeOffset?> SkipMissedAsync()
    {
        try
        {
            return await _scheduler!.SkipMissedAsync(_schedule, CancellationToken.None);
        }
        catch (SchedulerException exception)
        {
            _log.Warning(exception, "A sweep that was missed may be made up for twice");
            return null;
        }
    }

    /// <summary>Lets others know when the next sweep is due. A run that was no part of the schedule does not change that.</summary>
    private void Announce(DateTimeOffset? next)
    {
        _next = next ?? _next;
        try
        {
            new DaemonRecord(Environment.ProcessId, _next).Save(StateDirectory);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.Warning(exception, "The state of the daemon cannot be written to {Folder}", StateDirectory);
        }
    }

    private void Retract()
    {
        try
        {
            File.Delete(DaemonRecord.PathIn(StateDirectory));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _log.Warning(exception, "The state of the daemon cannot be removed from {Folder}", StateDirectory);
        }
    }

    private static string Text(DateTimeOffset? instant) => instant is { } known ? LocalTime.Text(known) : "a time not known yet";
}
