using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

public sealed class OutcomeLogTests : IDisposable
{
    private static readonly DateTimeOffset s_head = Example.Now.AddHours(-1);
    private static readonly SessionFile s_side = Example.File(9, name: Example.Side);
    private static readonly SessionEntry s_local = Example.Entry(s_head, s_side, Example.File(120));
    private static readonly SessionEntry s_remote = Example.Entry(s_head.AddHours(-2), Example.File(100));
    private static readonly FileStep s_copySide = Example.Step(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, s_side, null);
    private static readonly FileStep s_append =
        Example.Step(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere, Example.File(120), Example.File(100));
    private static readonly SessionPlan s_plan = Example.Plan(s_local, s_remote, s_copySide, s_append);
    private readonly ScratchDirectory _scratch = new();
    private readonly OutcomeLog _log;

    public OutcomeLogTests() => _log = new OutcomeLog(Example.Setup(_scratch));

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_went_well_is_told_by_the_transcripts_step_with_all_that_travelled()
    {
        Add(s_copySide, WriteStatus.Written, 9);
        Add(s_append, WriteStatus.Written, 20);
        SessionOutcome outcome = Only(s_plan);
        Assert.Equal((SessionAction.Appended, SyncDirection.Push, "went on here"), (outcome.Action, outcome.Direction, outcome.Reason));
        Assert.Equal((29, 129, s_head), (outcome.Bytes, outcome.Size, outcome.Head));
        Assert.Equal(("elsewhere", "", null), (outcome.Target, outcome.Title, outcome.Detail));
    }

    [Fact]
    public void One_failed_file_makes_the_session_failed_and_is_named()
    {
        Add(s_copySide, WriteStatus.Failed, 9, "no space left");
        Add(s_append, WriteStatus.Written, 20);
        SessionOutcome outcome = Only(s_plan);
        Assert.Equal((SessionAction.Failed, "no space left", Example.Side, 20), (outcome.Action, outcome.Reason, outcome.Detail, outcome.Bytes));
    }

    [Fact]
    public void What_did_not_arrive_as_it_was_sent_is_a_failure()
    {
        Add(s_append, WriteStatus.Corrupt, 20);
        SessionOutcome outcome = Only(s_plan);
        Assert.Equal((SessionAction.Failed, "did not arrive as it was sent", null), (outcome.Action, outcome.Reason, outcome.Detail));
    }

    [Fact]
    public void What_changed_meanwhile_waits()
    {
        Add(s_append, WriteStatus.Changed, 20);
        Assert.Equal((SessionAction.Skipped, 0), (Only(s_plan).Action, Only(s_plan).Bytes));
    }

    [Fact]
    public void Both_directions_of_one_session_are_told_together()
    {
        FileStep pull = Example.Step(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere, null, s_side);
        _log.Add(Example.Write(s_plan, pull, SyncDirection.Pull, WriteMode.Create, 0, 9), new WriteResult(WriteStatus.Written));
        Add(s_append, WriteStatus.Written, 20);
        Assert.Equal(SyncDirection.Both, Only(s_plan).Direction);
    }

    [Theory]
    [InlineData(SyncAction.Copy, SyncDirection.Push, SessionAction.Pushed)]
    [InlineData(SyncAction.Copy, SyncDirection.Pull, SessionAction.Pulled)]
    [InlineData(SyncAction.Append, SyncDirection.Pull, SessionAction.Appended)]
    [InlineData(SyncAction.Replace, SyncDirection.Push, SessionAction.Replaced)]
    [InlineData(SyncAction.Merge, SyncDirection.Both, SessionAction.Merged)]
    public void What_was_done_has_a_name(SyncAction action, SyncDirection direction, SessionAction expected)
    {
        FileStep step = Example.Step(action, direction, StepReason.Diverged, Example.File(120), Example.File(100));
        SessionPlan plan = Example.Plan(s_local, s_remote, step);
        _log.Add(Example.Write(plan, step, direction, WriteMode.Replace, 0, 20), new WriteResult(WriteStatus.Written));
        Assert.Equal(expected, Only(plan).Action);
        Assert.Equal(expected, Assert.Single(_log.Preview(Example.Whole(plan))).Action);
    }

    [Fact]
    public void A_side_file_that_was_replaced_is_a_session_that_was_pushed()
    {
        FileStep step = Example.Step(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere, s_side, s_side);
        SessionPlan plan = Example.Plan(s_local, s_remote, step);
        Assert.Equal(SessionAction.Pushed, Assert.Single(_log.Preview(Example.Whole(plan))).Action);
    }

    [Fact]
    public void What_was_left_alone_is_told_and_why()
    {
        SessionPlan plan = Kept(StepReason.WentAwayThere);
        Assert.Equal((SessionAction.Skipped, Reasons.Of(StepReason.WentAwayThere)), (Only(plan).Action, Only(plan).Reason));
        Assert.Equal(Reasons.Of(StepReason.WentAwayThere), Assert.Single(_log.Preview(Example.Whole(plan))).Reason);
    }

    [Theory]
    [InlineData(SyncAction.Keep, StepReason.OtherDirection)]
    [InlineData(SyncAction.None, StepReason.Same)]
    public void What_needs_no_attention_is_not_told(SyncAction action, StepReason reason)
    {
        FileStep step = Example.Step(action, SyncDirection.None, reason, Example.File(100), Example.File(100));
        SyncPlan plan = Example.Whole(Example.Plan(s_local, s_remote, step));
        Assert.Empty(_log.Outcomes(plan));
        Assert.Empty(_log.Preview(plan));
    }

    [Fact]
    public void A_forecast_tells_what_would_travel()
    {
        SessionOutcome outcome = Assert.Single(_log.Preview(Example.Whole(s_plan)));
        Assert.Equal((SessionAction.Appended, 29), (outcome.Action, outcome.Bytes));
    }

    [Fact]
    public void A_forecast_names_work_before_what_is_left_alone()
    {
        SessionPlan plan = Example.Plan(s_local, s_remote, [s_copySide, .. Kept(StepReason.ShrunkThere).Steps]);
        Assert.Equal(SessionAction.Pushed, Assert.Single(_log.Preview(Example.Whole(plan))).Action);
    }

    private static SessionPlan Kept(StepReason reason) =>
        Example.Plan(s_local, s_remote, Example.Step(SyncAction.Keep, SyncDirection.None, reason, Example.File(120), null));

    private void Add(FileStep step, WriteStatus status, long length, string? detail = null) =>
        _log.Add(Example.Write(s_plan, step, SyncDirection.Push, WriteMode.Create, 0, length), new WriteResult(status, detail));

    private SessionOutcome Only(SessionPlan plan) => Assert.Single(_log.Outcomes(Example.Whole(plan)));
}
