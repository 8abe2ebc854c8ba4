using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.ClaudeCode;
using SessionSync.Tests.Agents.Codex;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What is told of a session beside what was done with it: why, when, how much, and what it is called.</summary>
public sealed class OutcomeReasonsTests : IDisposable
{
    private static readonly SessionFile s_here = Example.File(120);
    private static readonly SessionFile s_there = Example.File(100);
    private static readonly SessionEntry s_local = Example.Entry(Example.Now, Example.File(9, name: Example.Side), s_here);
    private static readonly SessionEntry s_remote = Example.Entry(Example.Now, s_there);

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(true, SyncAction.Replace, StepReason.NewerHere, "newer here; the older file is kept in the journal")]
    [InlineData(false, SyncAction.Replace, StepReason.NewerHere, "went on on both sides; newer here, the older branch is kept as a session of its own")]
    [InlineData(false, SyncAction.Replace, StepReason.NewerThere, "went on on both sides; newer there, the older branch is kept as a session of its own")]
    [InlineData(false, SyncAction.Replace, StepReason.LongerHere, "went on here")]
    [InlineData(false, SyncAction.Append, StepReason.NewerHere, "newer here; the older file is kept in the journal")]
    [InlineData(true, SyncAction.Replace, StepReason.DamagedHere, "was damaged here; it is whole again, and what it was is kept in the journal")]
    [InlineData(true, SyncAction.Keep, StepReason.DamagedHere, "damaged here: something in it cannot be read, or is not what it was; the whole one is left alone; --restore-missing mends it")]
    public void Why_is_told_by_what_becomes_of_the_older_version(bool merges, SyncAction action, StepReason reason, string told) =>
        Assert.Equal(told, Preview(Example.Step(action, SyncDirection.Push, reason, s_here, s_there), merges ? Claude.Agent : CodexSessions.Agent).Reason);

    [Theory]
    [InlineData(true, SessionAction.Merged)]
    [InlineData(false, SessionAction.Replaced)]
    public void What_has_yet_to_be_read_is_foretold_by_what_the_agent_can_hold(bool merges, SessionAction action) =>
        Assert.Equal(action, Preview(Example.Step(SyncAction.Inspect, SyncDirection.Both, StepReason.Diverged, s_here, s_there), merges ? Claude.Agent : CodexSessions.Agent).Action);

    [Theory]
    [InlineData(SyncAction.Copy, SyncDirection.Push, 120)]
    [InlineData(SyncAction.Copy, SyncDirection.Pull, 100)]
    [InlineData(SyncAction.Replace, SyncDirection.Pull, 100)]
    [InlineData(SyncAction.Append, SyncDirection.Push, 20)]
    [InlineData(SyncAction.Merge, SyncDirection.Both, 220)]
    [InlineData(SyncAction.Inspect, SyncDirection.Both, 220)]
    [InlineData(SyncAction.Compare, SyncDirection.None, 0)]
    public void A_forecast_tells_how_much_would_travel(SyncAction action, SyncDirection direction, long bytes) =>
        Assert.Equal(bytes, Preview(Example.Step(action, direction, StepReason.Diverged, s_here, s_there), Claude.Agent).Bytes);

    [Theory]
    [InlineData(StepReason.TakenHere)]
    [InlineData(StepReason.TakenThere)]
    public void A_place_that_is_taken_is_foretold_to_be_left_alone(StepReason reason)
    {
        SessionOutcome outcome = Preview(Example.Step(SyncAction.Inspect, SyncDirection.Both, reason, s_here, s_there), Claude.Agent);

        Assert.Equal((SessionAction.Skipped, SyncDirection.None, 0), (outcome.Action, outcome.Direction, outcome.Bytes));
    }

    [Theory]
    [InlineData(WriteMode.Create, null, Reasons.TakenName, true)]
    [InlineData(WriteMode.Create, "it grew", "changed while it was synced; it waits for the next run", false)]
    [InlineData(WriteMode.Append, null, "changed while it was synced; it waits for the next run", false)]
    public void A_new_file_that_could_not_be_written_for_another_one_in_its_place_is_for_a_person(WriteMode mode, string? detail, string reason, bool isUnresolved)
    {
        FileStep step = Example.Step(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, s_here, null);
        SessionPlan plan = Example.Plan(s_local, null, step);
        OutcomeLog log = Log(Claude.Agent);
        log.Add(Example.Write(plan, step, SyncDirection.Push, mode, 0, 120), new WriteResult(WriteStatus.Changed, detail));

        SessionOutcome outcome = Assert.Single(log.Outcomes(Example.Whole(plan)));

        Assert.Equal((SessionAction.Skipped, reason, isUnresolved), (outcome.Action, outcome.Reason, outcome.IsUnresolved));
    }

    [Theory]
    [InlineData(true, StepReason.ShrunkHere, StepReason.ShrunkThere, StepReason.DamagedHere, StepReason.DamagedThere, StepReason.TakenHere, StepReason.TakenThere, StepReason.Diverged)]
    [InlineData(false, StepReason.WentAwayHere, StepReason.WentAwayThere, StepReason.OpenHere, StepReason.OpenThere)]
    public void What_a_later_run_does_by_itself_or_an_agent_did_on_purpose_is_nothing_for_a_person(bool isUnresolved, params StepReason[] reasons) =>
        Assert.All(reasons, reason => Assert.Equal(isUnresolved, Assert.Single(Log(Claude.Agent).Outcomes(Planned(Example.Step(SyncAction.Keep, SyncDirection.None, reason, s_here, s_there)))).IsUnresolved));

    [Theory]
    [InlineData(-3, -5, -3)]
    [InlineData(-5, -3, -3)]
    [InlineData(-3, null, -3)]
    [InlineData(null, -3, -3)]
    [InlineData(null, null, null)]
    public void The_newest_message_of_either_side_is_told(int? here, int? there, int? told)
    {
        SessionEntry local = Example.Entry(At(here), s_here);
        SessionEntry remote = Example.Entry(At(there), s_there);
        SessionPlan plan = Example.Plan(local, remote, Example.Step(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere, s_here, s_there));

        Assert.Equal(At(told), Assert.Single(Log(Claude.Agent).Preview(Example.Whole(plan))).Head);

        static DateTimeOffset? At(int? hour) => hour is { } hours ? Example.Now.AddHours(hours) : null;
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void It_is_called_what_its_conversation_here_says(bool isHere, bool isThere)
    {
        string folder = Path.Combine(_scratch.At("here"), ".claude", "projects", "-home-u-demo");
        Directory.CreateDirectory(folder);
        SessionFile transcript = s_here with { Path = $"-home-u-demo/{Claude.First}.jsonl" };
        SessionEntry entry = s_local with { Folder = "-home-u-demo", Files = [Example.File(9, name: Example.Side), transcript] };
        File.WriteAllText(Path.Combine(folder, $"{Claude.First}.jsonl"), """{"type":"user","message":{"role":"user","content":"A good question"}}""" + "\n");
        SessionPlan plan = Example.Plan(isHere ? entry : null, isThere ? entry : null, Example.Step(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere, s_here, s_there));

        Assert.Equal("A good question", Assert.Single(Log(Claude.Agent).Preview(Example.Whole(plan))).Title);
    }

    [Fact]
    public void What_was_told_by_the_other_side_is_not_looked_for_here_and_where_nobody_looks_there_is_none()
    {
        SyncPlan plan = Planned(Example.Step(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere, s_here, s_there));
        OutcomeLog log = Log(Claude.Agent);
        Assert.Equal("", Assert.Single(log.Preview(plan)).Title);
        log.Titles = log.Titles.Add(Example.Key, "Told");
        Assert.Equal("Told", Assert.Single(log.Preview(plan)).Title);

        var blind = new OutcomeLog(Example.Setup(_scratch) with { WantsTitles = false }) { Titles = log.Titles };
        Assert.Equal("", Assert.Single(blind.Preview(plan)).Title);
    }

    private static SyncPlan Planned(FileStep step) => Example.Whole(Example.Plan(s_local, s_remote, step));

    private OutcomeLog Log(IAgent agent) => new(Example.Setup(_scratch) with { Agent = agent });

    private SessionOutcome Preview(FileStep step, IAgent agent) => Assert.Single(Log(agent).Preview(Planned(step)));
}
