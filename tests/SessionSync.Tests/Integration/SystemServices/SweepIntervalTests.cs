using SessionSync.Cli.Integration.SystemServices;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class SweepIntervalTests
{
    [Theory]
    [InlineData("1m", "*:0/1", 60)]
    [InlineData("15m", "*:0/15", 900)]
    [InlineData("60m", "hourly", 3600)]
    [InlineData("1h", "hourly", 3600)]
    [InlineData("120m", "0/2:00", 7200)]
    [InlineData("6h", "0/6:00", 21600)]
    [InlineData("24h", "daily", 86400)]
    public void A_time_that_divides_an_hour_or_a_day_is_a_calendar(string text, string calendar, int seconds)
    {
        SweepInterval interval = Assert.NotNull(SweepInterval.Parse(text));

        Assert.Equal((calendar, seconds), (interval.Calendar, interval.Seconds));
        Assert.Equal(interval, SweepInterval.Parse(interval.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("0m")]
    [InlineData("-5m")]
    [InlineData("7m")]
    [InlineData("90m")]
    [InlineData("5h")]
    [InlineData("48h")]
    [InlineData("1d")]
    [InlineData("30")]
    [InlineData("99999999999h")]
    public void Any_other_time_is_none(string text) => Assert.Null(SweepInterval.Parse(text));
}
