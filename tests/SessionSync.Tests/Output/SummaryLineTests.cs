using SessionSync.Cli.Output;
using SessionSync.Model.Sessions;
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

    [Theory]
    [InlineData(68, 132, "cs-1: nothing to do, 68 sessions in sync; 132 older than 7 days not looked at (--all-sessions)")]
    [InlineData(0, 132, "cs-1: nothing to do, no sessions of the last 7 days; 132 older than 7 days not looked at (--all-sessions)")]
    public void What_is_too_old_to_be_looked_at_is_named_and_not_claimed_to_be_in_sync(int unchanged, int older, string expected) =>
        Assert.Equal(expected, SummaryLine.Of(new TargetSummary("cs-1") { Unchanged = unchanged, Older = older, Days = 7 }, isDryRun: false));

    [Fact]
    public void What_is_too_old_is_named_beside_what_was_done() => Assert.Equal(
        "cs-1: 2 pushed, 1 pulled, 3 appended, 41 unchanged (12.4 KB up, 3.1 KB down, 1 connection, 0.8 s); 1 older than 1 day not looked at (--all-sessions)",
        SummaryLine.Of(Samples.Summary with { Older = 1, Days = 1 }, isDryRun: false));

    [Fact]
    public void What_only_the_other_direction_brings_and_which_agents_were_left_aside_is_named()
    {
        Assert.Equal(
            "cs-1: nothing to do, nothing in this direction; 3 newer there not fetched",
            SummaryLine.Of(new TargetSummary("cs-1") { NotFetched = 3 }, isDryRun: false));
        Assert.Equal(
            "cs-1: nothing to do, 1 session in sync; 2 newer here not sent; agents other than codex not looked at",
            SummaryLine.Of(new TargetSummary("cs-1") { Unchanged = 1, NotSent = 2, Agent = new AgentId("codex") }, isDryRun: false));
    }

    [Fact]
    public void What_needs_attention_is_not_nothing() => Assert.StartsWith(
        "cs-1: 1 skipped, 2 failed (", SummaryLine.Of(new TargetSummary("cs-1") { Skipped = 1, Failed = 2 }, isDryRun: false), StringComparison.Ordinal);
}
