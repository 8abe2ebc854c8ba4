using System.Data.Common;
using Npgsql;
using Quartz;
using Quartz.Diagnostics;
using Serilog;
using Serilog.Extensions.Logging;

namespace SessionSync.Daemon;

/// <summary>The schedule in force, kept by this process alone or in a database that several machines share.</summary>
internal sealed class SweepScheduler : IAsyncDisposable
{
    private const string Name = "session-sync";

    /// <summary>
    /// What is later than this is a run that was missed. Less than the shortest period: of several missed runs the first
    /// would otherwise count as being in time, and the others would be made up for one by one.
    /// </summary>
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);
    private static readonly JobKey Job = new("sweep", Name);
    private static readonly TriggerKey Trigger = new("sweep", Name);
    private readonly StandaloneSchedulerFactory _factory;
    private readonly IScheduler _scheduler;
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    private SweepScheduler(StandaloneSchedulerFactory factory, IScheduler scheduler, ILogger log, TimeProvider time)
    {
        _log = log;
        _factory = factory;
        _scheduler = scheduler;
        _time = time;
    }

    /// <param name="store">Null to keep the schedule in memory.</param>
    public static async Task<SweepScheduler> OpenAsync(
        DbConnectionStringBuilder? store, ISweeper sweeper, ILogger log, TimeProvider time, CancellationToken cancellationToken)
    {
        LogProvider.SetLogProvider(new SerilogLoggerFactory(log));
        StandaloneSchedulerFactory factory = QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(static options => options.InstanceName = Name);
            quartz.UseDefaultThreadPool(1);
            quartz.UseJobFactory(new SweepJobFactory(sweeper));
            if (store is null)
            {
                quartz.UseInMemoryStore(static options => options.MisfireThreshold = Lateness);
            }
            else
            {
                quartz.UsePersistentStore(database => Share(database, store.ConnectionString));
            }
        }).Build();
        try
        {
            return new SweepScheduler(factory, await factory.GetScheduler(cancellationToken), log, time);
        }
        catch
        {
            await factory.DisposeAsync();
            throw;
        }
    }

    public ValueTask StartAsync(CancellationToken cancellationToken) => _scheduler.Start(cancellationToken);

    /// <summary>Puts a schedule in force. One that is in force already, perhaps by another machine's doing, goes on undisturbed.</summary>
    /// <param name="last">When the last sweep began.</param>
    /// <returns>When the next sweep is due.</returns>
    public async Task<DateTimeOffset?> ScheduleAsync(SweepSchedule schedule, DateTimeOffset? last, CancellationToken cancellationToken)
    {
        ITrigger wanted = TriggerOf(schedule, schedule.First(last, _time.GetUtcNow()));
        if (await _scheduler.GetTrigger(Trigger, cancellationToken) is { } current)
        {
            return schedule.Made(current) ? current.NextFireTimeUtc : await _scheduler.RescheduleJob(Trigger, wanted, cancellationToken);
        }

        try
        {
            IJobDetail job = JobBuilder.Create<SweepJob>().WithIdentity(Job).RequestRecovery().StoreDurably().Build();
            return await _scheduler.ScheduleJob(job, wanted, cancellationToken: cancellationToken);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another machine came first, a moment ago.
            return await ScheduleAsync(schedule, last, cancellationToken);
        }
    }

    /// <summary>Lets a schedule go on from now: of what it missed, nothing is made up for.</summary>
    public async Task<DateTimeOffset?> SkipMissedAsync(SweepSchedule schedule, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _time.GetUtcNow();
        return await _scheduler.RescheduleJob(Trigger, TriggerOf(schedule, schedule.First(last: now, now)), cancellationToken);
    }

    public ValueTask RunNowAsync(CancellationToken cancellationToken) => _scheduler.TriggerJob(Job, cancellationToken: cancellationToken);

    /// <summary>Nothing new begins from here on.</summary>
    public ValueTask PauseAsync() => _scheduler.Standby();

    /// <summary>Only to be called once no sweep is going on. A store that is away does not keep a daemon from ending.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _scheduler.Shutdown(waitForJobsToComplete: true).AsTask().WaitAsync(Farewell);
            await _factory.DisposeAsync().AsTask().WaitAsync(Farewell);
        }
        catch (TimeoutException)
        {
            _log.Warning("The store did not hear that this daemon ends: the others will find out");
        }
    }

    private static void Share(IPersistentStoreBuilder database, string connection)
    {
        database.UsePostgres(NpgsqlFactory.Instance, connection);
        database.ProvisionSchema();
        database.ConfigureStore(static options =>
        {
            options.MisfireThreshold = Lateness;
            options.MisfireHandlerFrequency = CheckIn;
            options.DbRetryInterval = CheckIn;
            options.UseBackgroundThreads = true;
        });

        // No id is chosen for this node: each then makes up one of its own.
        database.UseClustering(static options => options.CheckinInterval = CheckIn);
    }

    private static ITrigger TriggerOf(SweepSchedule schedule, DateTimeOffset first) =>
        TriggerBuilder.Create().WithIdentity(Trigger).ForJob(Job).StartAt(first).WithSchedule(schedule.Builder()).Build();
}
