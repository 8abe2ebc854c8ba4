using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class ProcessorTimeTests
{
    [Fact]
    public void Waiting_for_a_disk_is_idle_and_guests_are_counted_once()
    {
        ProcessorTime time = ProcessorTime.Parse("cpu  100 20 30 400 50 6 7 8 90 1");
        Assert.Equal(new ProcessorTime(621, 450), time);
    }

    [Fact]
    public void What_was_idle_is_a_share_of_what_passed_meanwhile()
    {
        ProcessorTime before = ProcessorTime.Parse("cpu  100 0 0 100 0 0 0 0 0 0");
        ProcessorTime after = ProcessorTime.Parse("cpu  130 0 0 105 5 0 0 0 0 0");
        Assert.Equal(.25, after.IdleSince(before));
    }

    [Theory]
    [InlineData("")]
    [InlineData("cpu0 1 2 3 4 5 6 7 8")]
    [InlineData("cpu  1 2 3 4")]
    [InlineData("cpu  1 2 3 many 5 6 7 8")]
    public void Of_processors_that_nobody_knows_all_time_is_idle(string line)
    {
        ProcessorTime unknown = ProcessorTime.Parse(line);
        Assert.Equal(default, unknown);
        Assert.Equal(1, unknown.IdleSince(unknown));
    }

    [Fact]
    public void A_moment_too_short_to_be_counted_was_idle()
    {
        ProcessorTime now = ProcessorTime.Read();
        Assert.Equal(1, now.IdleSince(now));
    }
}
