using Quartz;
using SessionSync.Configuration;

namespace SessionSync.Daemon;

/// <summary>When to sweep.</summary>
internal abstract record SweepSchedule
{
    /// <exception cref="SyncException">The cron expression is none.</exception>
    public static SweepSchedule Of(DaemonSettings settings) =>
        settings.Cron is { } cron ? CronSchedule.Parse(cron) : new PeriodicSchedule(settings.Every ?? DaemonSettings.DefaultPeriod);

    /// <summary>The time from which on a sweep may be due, with the last one begun when it was.</summary>
    public abstract DateTimeOffset First(DateTimeOffset? last, DateTimeOffset now);

    public abstract IScheduleBuilder Builder();

    /// <summary>Whether a trigger was made by this schedule, now or earlier.</summary>
    public abstract bool Made(ITrigger trigger);
}
