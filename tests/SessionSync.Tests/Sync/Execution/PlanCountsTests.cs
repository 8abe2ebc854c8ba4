using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.ClaudeCode;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Sessions that a run has nothing to tell of are counted.</summary>
public sealed class PlanCountsTests
{
    private static readonly SessionFile s_file = Example.File(100);
    private static readonly SessionEntry s_entry = Example.Entry(null, s_file);

    [Fact]
    public void Only_conversations_without_an_outcome_are_unchanged()
    {
        SessionPlan told = Equal(Claude.First);
        SessionPlan[] sessions = [told, Equal(Claude.Second), Equal(Claude.Third) with { Local = s_entry with { IsConversation = false } }, Equal("only there") with { Local = null }];
        var outcome = new SessionOutcome("one", told.Key, "", SessionAction.Pushed, SyncDirection.Push, "", 0, 0, null);

        SyncPlan plan = Example.Whole([.. sessions]) with { Older = 5 };

        Assert.Equal(new TargetSummary("one") { Unchanged = 2, Older = 5 }, PlanCounts.In(plan, [outcome], SyncDirection.Both, new TargetSummary("one")));
        Assert.Equal(3, PlanCounts.Conversations(plan));
    }

    [Fact]
    public void A_session_waits_for_the_other_direction_where_one_of_its_files_does()
    {
        FileStep same = Example.Step(SyncAction.None, SyncDirection.None, StepReason.Same, s_file, s_file);
        FileStep waiting = Example.Step(SyncAction.Keep, SyncDirection.None, StepReason.OtherDirection, s_file, s_file);
        SessionPlan[] sessions = [Equal(Claude.First, same, waiting), Equal(Claude.Second, same), Equal(Claude.Third, waiting)];

        Assert.Equal(
            new TargetSummary("one") { Unchanged = 1, NotFetched = 2 },
            PlanCounts.In(Example.Whole([.. sessions]), [], SyncDirection.Push, new TargetSummary("one")));
    }

    private static SessionPlan Equal(string id, params FileStep[] steps) => new(Claude.Key(id), s_entry, s_entry, [.. steps]);
}
