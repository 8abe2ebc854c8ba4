using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Sync.Execution;

public sealed class TargetSummaryTests
{
    [Fact]
    public void Counts_add_up_and_times_that_overlap_do_not()
    {
        TargetSummary both = new TargetSummary("one") { Pushed = 1, BytesSent = 10, Connections = 1, Seconds = 2 }
            .With(new TargetSummary("one") { Pushed = 2, Failed = 1, Older = 4, NotSent = 1, NotFetched = 2, BytesSent = 5, Seconds = 3 });

        Assert.Equal(new TargetSummary("one") { Pushed = 3, Failed = 1, Older = 4, NotSent = 1, NotFetched = 2, BytesSent = 15, Connections = 1, Seconds = 2 }, both);
    }
}
