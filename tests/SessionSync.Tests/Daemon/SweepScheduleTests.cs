using Quartz;
using SessionSync.Configuration;
using SessionSync.Daemon;

namespace SessionSync.Tests.Daemon;

public sealed class SweepScheduleTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Nothing_said_is_hourly() => Assert.Equal("every 1h", $"{SweepSchedule.Of(DaemonSettings.None)}");

    [Theory]
    [InlineData("*/30 * * * *", "0 */30 * * * ?")]
    [InlineData("0 9 * * 1-5", "0 0 9 ? * MON-FRI")]
    [InlineData("0/10 * * * * ?", "0/10 * * * * ?")]
    public void A_cron_expression_is_that_of_crontab_or_that_of_Quartz(string text, string meaning) =>
        Assert.Equal($"by the cron expression '{meaning}'", $"{CronSchedule.Parse(text)}");

    [Theory]
    [InlineData("")]
    [InlineData("hourly")]
    [InlineData("60 * * * *")]
    [InlineData("* * * *")]
    [InlineData("0 0 0 1 1 ? 1999")]
    [InlineData("0 0 31 2 *")]
    public void What_is_no_schedule_or_never_comes_true_is_refused(string text) =>
        Assert.Equal(FailureKind.Usage, Assert.Throws<SyncException>(() => CronSchedule.Parse(text)).Kind);

    [Theory]
    [InlineData("xx", "It has 1 field, and crontab takes five: minute, hour, day, month and weekday")]
    [InlineData("* * * *", "It has 4 fields, and crontab takes five: minute, hour, day, month and weekday")]
    [InlineData("60 * * * *", "Minute and Second values must be between 0 and 59")]
    [InlineData("a b c d e", "Illegal cron expression format")]
    public void Why_it_is_refused_is_told_in_plain_words(string text, string why) =>
        Assert.Equal(why, Assert.Throws<SyncException>(() => CronSchedule.Parse(text)).Why);

    [Fact]
    public void A_sweep_that_was_due_while_nothing_ran_is_made_up_at_once()
    {
        PeriodicSchedule hourly = new(TimeSpan.FromHours(1));
        Assert.Equal(s_noon, hourly.First(last: null, s_noon));
        Assert.Equal(s_noon, hourly.First(s_noon.AddHours(-5), s_noon));
        Assert.Equal(s_noon.AddMinutes(40), hourly.First(s_noon.AddMinutes(-20), s_noon));
    }

    [Fact]
    public void Of_several_missed_runs_a_trigger_makes_up_one()
    {
        Assert.Equal((int)SimpleTriggerMisfireInstruction.NowWithExistingCount, TriggerOf(new PeriodicSchedule(TimeSpan.FromHours(1))).MisfireInstructionCode);
        Assert.Equal((int)CronTriggerMisfireInstruction.FireAndProceed, TriggerOf(CronSchedule.Parse("0 * * * *")).MisfireInstructionCode);
    }

    [Fact]
    public void A_schedule_knows_the_triggers_it_made()
    {
        SweepSchedule[] schedules = [new PeriodicSchedule(TimeSpan.FromHours(1)), new PeriodicSchedule(TimeSpan.FromMinutes(30)), CronSchedule.Parse("0 * * * *"), CronSchedule.Parse("5 * * * *")];
        Assert.All(schedules, made => Assert.All(schedules, asked => Assert.Equal(made == asked, asked.Made(TriggerOf(made)))));
    }

    private static ITrigger TriggerOf(SweepSchedule schedule) =>
        TriggerBuilder.Create().WithIdentity("sweep").ForJob("sweep").StartAt(s_noon).WithSchedule(schedule.Builder()).Build();
}
