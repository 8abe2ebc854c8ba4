using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

public sealed class TargetSummaryTests
{
    private static readonly TargetSummary s_none = new("one");

    [Fact]
    public void Counts_add_up_and_times_that_overlap_do_not()
    {
        TargetSummary both = s_none with { Pushed = 1, BytesSent = 10, Connections = 1, Seconds = 2 };
        both = both.With(s_none with { Pushed = 2, Failed = 1, Older = 4, NotSent = 1, NotFetched = 2, BytesSent = 5, Seconds = 3 });

        Assert.Equal(s_none with { Pushed = 3, Failed = 1, Older = 4, NotSent = 1, NotFetched = 2, BytesSent = 15, Connections = 1, Seconds = 2 }, both);
    }

    [Fact]
    public void No_count_of_either_is_left_out() => Assert.Equal(Numbered(101), Numbered(1).With(Numbered(100)) with { Seconds = 101 });

    [Fact]
    public void Whole_files_that_took_the_place_of_others_count_by_where_they_went()
    {
        TargetSummary summary = Of(
            Ended(SessionAction.Pushed, SyncDirection.Push),
            Ended(SessionAction.Replaced, SyncDirection.Push),
            Ended(SessionAction.Replaced, SyncDirection.Push),
            Ended(SessionAction.Pulled, SyncDirection.Pull),
            Ended(SessionAction.Replaced, SyncDirection.Pull));

        Assert.Equal((3, 2), (summary.Pushed, summary.Pulled));
    }

    [Fact]
    public void Each_way_to_end_is_counted_by_itself()
    {
        TargetSummary summary = Of(
            Ended(SessionAction.Appended, SyncDirection.Push),
            Ended(SessionAction.Merged, SyncDirection.Both),
            Ended(SessionAction.Skipped, SyncDirection.None) with { IsUnresolved = true },
            Ended(SessionAction.Skipped, SyncDirection.None),
            Ended(SessionAction.Failed, SyncDirection.Pull));

        Assert.Equal(
            s_none with { Appended = 1, Merged = 1, Skipped = 2, Failed = 1, Unresolved = 1, Unchanged = 7, BytesSent = 20, BytesReceived = 30, Connections = 1, Seconds = 4 },
            summary);
    }

    [Theory]
    [InlineData(SyncDirection.Push, 3, 0)]
    [InlineData(SyncDirection.Pull, 0, 3)]
    [InlineData(SyncDirection.Both, 0, 0)]
    public void What_waits_for_the_other_direction_is_told_by_the_one_that_was_allowed(SyncDirection allowed, int notFetched, int notSent) =>
        Assert.Equal(s_none with { NotFetched = notFetched, NotSent = notSent }, s_none.WithWaiting(3, allowed));

    [Fact]
    public void Whatever_moved_or_needs_attention_is_not_quiet() => Assert.All(
        [
            s_none with { Pushed = 1 }, s_none with { Pulled = 1 }, s_none with { Appended = 1 }, s_none with { Merged = 1 },
            s_none with { Skipped = 1 }, s_none with { Failed = 1 }, s_none with { LeftOut = 1 },
        ],
        static summary => Assert.Equal((false, false), (summary.IsQuiet, summary.IsEmpty)));

    [Fact]
    public void Sessions_that_only_were_looked_at_are_quiet_and_not_nothing() => Assert.All(
        [s_none with { Unchanged = 1 }, s_none with { NotFetched = 1 }, s_none with { NotSent = 1 }, s_none with { Older = 1 }],
        static summary => Assert.Equal((true, false), (summary.IsQuiet, summary.IsEmpty)));

    [Fact]
    public void No_session_at_all_is_quiet_and_nothing() => Assert.Equal((true, true), (s_none.IsQuiet, s_none.IsEmpty));

    [Theory]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    [InlineData(false, false, false)]
    public void Two_agents_have_work_where_one_has(bool one, bool other, bool both) =>
        Assert.Equal(both, new TargetResult(s_none, [], one, []).With(new TargetResult(s_none, [], other, [])).HasWork);

    private static SessionOutcome Ended(SessionAction action, SyncDirection direction) => new("one", Example.Key, "", action, direction, "", 0, 0, null);

    private static TargetSummary Of(params SessionOutcome[] outcomes) => TargetSummary.Of("one", [.. outcomes], unchanged: 7, new Traffic(20, 30, 1), TimeSpan.FromSeconds(4));

    /// <summary>With so many of everything.</summary>
    private static TargetSummary Numbered(int number) => new("one")
    {
        Pushed = number,
        Pulled = number,
        Appended = number,
        Merged = number,
        Unchanged = number,
        Skipped = number,
        Failed = number,
        LeftOut = number,
        Older = number,
        NotFetched = number,
        NotSent = number,
        Unresolved = number,
        BytesSent = number,
        BytesReceived = number,
        Connections = number,
        Seconds = number,
    };
}
