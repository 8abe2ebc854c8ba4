using SessionSync.Cli.Output;
using SessionSync.Sync.Execution;

namespace SessionSync.Tests.Output;

public sealed class SummaryLineTests
{
    [Fact]
    public void What_was_done_is_counted() => Assert.Equal(
        "cs-1: 2 pushed, 1 pulled, 3 appended, 41 unchanged (12.4 KB up, 3.1 KB down, 1 connection, 0.8 s)",
        SummaryLine.Of(Samples.Summary, isDryRun: false));

    [Fact]
    public void What_would_be_done_is_counted_as_such() => Assert.Equal(
        "cs-1: 2 to push, 1 to pull, 3 to append, 1 failed, 41 unchanged (12.4 KB up, 3.1 KB down, 1 connection, 0.8 s)",
        SummaryLine.Of(Samples.Summary with { Failed = 1 }, isDryRun: true));

    [Theory]
    [InlineData(41, "cs-1: nothing to do, 41 sessions in sync")]
    [InlineData(1, "cs-1: nothing to do, 1 session in sync")]
    [InlineData(0, "cs-1: nothing to do, no sessions on either side")]
    public void Nothing_to_do_is_said_in_so_many_words(int unchanged, string expected) =>
        Assert.Equal(expected, SummaryLine.Of(new TargetSummary("cs-1") { Unchanged = unchanged }, isDryRun: false));

    [Fact]
    public void What_needs_attention_is_not_nothing() => Assert.StartsWith(
        "cs-1: 1 skipped, 2 failed (", SummaryLine.Of(new TargetSummary("cs-1") { Skipped = 1, Failed = 2 }, isDryRun: false), StringComparison.Ordinal);
}
