using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Output;

public sealed class QuantityTests
{
    [Theory]
    [InlineData(0, "0 sessions")]
    [InlineData(1, "1 session")]
    [InlineData(2, "2 sessions")]
    public void One_is_singular_and_all_else_plural(int count, string expected) => Assert.Equal(expected, Quantity.Count(count, "session"));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(999, "999 B")]
    [InlineData(1000, "1.0 KB")]
    [InlineData(12_400, "12.4 KB")]
    [InlineData(99_949, "99.9 KB")]
    [InlineData(99_950, "100 KB")]
    [InlineData(999_499, "999 KB")]
    [InlineData(999_500, "1.0 MB")]
    [InlineData(222_000_000, "222 MB")]
    [InlineData(4_000_000_000, "4.0 GB")]
    [InlineData(long.MaxValue, "9223372 TB")]
    public void Sizes_have_three_digits_or_so(long bytes, string expected) => Assert.Equal(expected, Quantity.Size(bytes));

    [Theory]
    [InlineData(0.04, "0.0 s")]
    [InlineData(0.84, "0.8 s")]
    [InlineData(59.94, "59.9 s")]
    [InlineData(59.95, "1 min 0 s")]
    [InlineData(125.4, "2 min 5 s")]
    public void Durations_are_in_seconds_or_minutes(double seconds, string expected) => Assert.Equal(expected, Quantity.Seconds(seconds));

    [Theory]
    [InlineData(-120, "in the future")]
    [InlineData(-30, "just now")]
    [InlineData(59, "just now")]
    [InlineData(60, "1 minute")]
    [InlineData(3599, "59 minutes")]
    [InlineData(3600, "1 hour")]
    [InlineData(86_399, "23 hours")]
    [InlineData(86_400, "1 day")]
    [InlineData(59 * 86_400, "59 days")]
    [InlineData(61 * 86_400, "2 months")]
    [InlineData(800 * 86_400, "2 years")]
    public void Ages_are_in_their_largest_unit(long seconds, string expected)
    {
        DateTimeOffset now = FixedTime.Noon.GetUtcNow();

        Assert.Equal(expected, Quantity.Age(now.AddSeconds(-seconds), now));
    }

    [Fact]
    public void A_session_without_a_head_has_no_known_age() => Assert.Equal("unknown", Quantity.Age(null, FixedTime.Noon.GetUtcNow()));
}
