using Quartz;
using SessionSync.Configuration;

namespace SessionSync.Daemon;

/// <summary>A sweep again and again, with the same time between.</summary>
internal sealed record PeriodicSchedule(TimeSpan Period) : SweepSchedule
{
    /// <summary>The time of the first sweep: at once where one was due while nothing ran.</summary>
    public override DateTimeOffset First(DateTimeOffset? last, DateTimeOffset now) => last + Period is { } due && due > now ? due : now;

    public override IScheduleBuilder Builder() => SimpleScheduleBuilder.Create()
        .WithInterval(Period)
        .RepeatForever()
        .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount);

    public override bool Made(ITrigger trigger) => trigger is ISimpleTrigger simple && simple.RepeatInterval == Period;

    public override string ToString() => $"every {SettingValues.Format(Period)}";
}
