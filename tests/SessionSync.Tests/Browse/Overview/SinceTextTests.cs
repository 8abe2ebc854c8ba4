using SessionSync.Browse.Overview;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Browse.Overview;

public sealed class SinceTextTests
{
    [Theory]
    [InlineData("30m", "2026-05-20T11:30:00Z")]
    [InlineData("12h", "2026-05-20T00:00:00Z")]
    [InlineData("7d", "2026-05-13T12:00:00Z")]
    [InlineData("2w", "2026-05-06T12:00:00Z")]
    [InlineData("2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z")]
    [InlineData("2026-05-01T12:00:00+02:00", "2026-05-01T10:00:00Z")]
    [InlineData("2026-05-01T10:00:00.000+00:00", "2026-05-01T10:00:00Z")]
    public void Both_spellings_of_an_instant_are_the_same_instant(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected), SinceText.Parse(text, FixedTime.Noon));

    [Fact]
    public void A_date_begins_at_midnight_where_the_clock_is()
    {
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.FromHours(9)), SinceText.Parse("2026-11-01", new FarTime()));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 18, 30, 0, TimeSpan.FromHours(9)), SinceText.Parse("2026-11-01T18:30", new FarTime()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("-7d")]
    [InlineData("7x")]
    [InlineData("7")]
    [InlineData("99999999d")]
    [InlineData("2026-13-01")]
    [InlineData("yesterday")]
    public void Anything_else_is_no_time(string text) => Assert.Null(SinceText.Parse(text, FixedTime.Noon));

    private sealed class FarTime : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.CreateCustomTimeZone("far", TimeSpan.FromHours(9), "far", "far");
    }
}
