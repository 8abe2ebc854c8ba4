using Quartz;

namespace SessionSync.Daemon;

/// <summary>A sweep whenever a cron expression says so, in the time of this machine.</summary>
internal sealed record CronSchedule(string Expression) : SweepSchedule
{
    private const int UnixFields = 5;
    private const int MostFields = 7;

    /// <summary>Takes the five fields of crontab, and the six or seven of Quartz, which begin with the seconds.</summary>
    public static CronSchedule Parse(string text)
    {
        int fields = text.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries).Length;
        if (fields is < UnixFields or > MostFields)
        {
            throw Refused(text, $"It has {(fields == 1 ? "1 field" : $"{fields} fields")}, and crontab takes five: minute, hour, day, month and weekday");
        }

        CronFormat format = fields == UnixFields ? CronFormat.Unix : CronFormat.Quartz;
        try
        {
            var parsed = CronExpression.Parse(text, format);
            return parsed.GetNextValidTimeAfter(TimeProvider.System.GetUtcNow()) is null
                ? throw Refused(text, "It never comes true again")
                : new CronSchedule(parsed.ToString());
        }
        catch (FormatException exception)
        {
            throw Refused(text, exception.Message.Split(" (")[0].ReplaceLineEndings(" ").TrimEnd('.'));
        }
    }

    public override DateTimeOffset First(DateTimeOffset? last, DateTimeOffset now) => now;

    public override IScheduleBuilder Builder() =>
        CronScheduleBuilder.Create(Expression).InTimeZone(TimeZoneInfo.Local).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);

    public override bool Made(ITrigger trigger) =>
        trigger is ICronTrigger cron && string.Equals(cron.CronExpressionString, Expression, StringComparison.Ordinal);

    public override string ToString() => $"by the cron expression '{Expression}'";

    private static SyncException Refused(string text, string why) => new(
        FailureKind.Usage, $"'{text}' is no schedule", why, "Every half hour: '*/30 * * * *'", "On weekdays at nine: '0 9 * * 1-5'");
}
