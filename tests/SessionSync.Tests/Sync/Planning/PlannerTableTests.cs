using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>The table of the design, row by row. Each row holds for both machines: seen from the other one, everything is mirrored.</summary>
public sealed class PlannerTableTests
{
    private static readonly PlanRow[] s_rows =
    [
        .. EqualRows.All, .. OneSidedRows.All, .. NewMachineRows.All, .. LongerRows.All, .. DivergedRows.All, .. ShrunkRows.All,
        .. WholeFileRows.All, .. WindowRows.All, .. DirectionRows.All, .. OpenRows.All, .. SideFileRows.All,
        .. DamagedRows.All, .. DocumentRows.All,
    ];

    public static TheoryData<string> Sentences => [.. s_rows.Select(row => row.Sentence)];

    public static TheoryData<string> MirroredSentences => [.. s_rows.Where(row => row.HasMirror).Select(row => row.Sentence)];

    [Theory]
    [MemberData(nameof(Sentences))]
    public void Each_row_of_the_table_holds(string sentence)
    {
        PlanRow row = RowOf(sentence);
        Assert.Equal(row.Expected, PlanRow.Steps(Planner.Plan(row.Input())));
    }

    [Theory]
    [MemberData(nameof(MirroredSentences))]
    public void Each_row_holds_as_the_other_machine_sees_it(string sentence)
    {
        PlanRow row = RowOf(sentence);
        Assert.Equal(row.Expected.Select(Mirror.Of), PlanRow.Steps(Planner.Plan(Mirror.Of(row.Input()))));
    }

    [Fact]
    public void Each_row_has_a_sentence_of_its_own() => Assert.Equal(s_rows.Length, s_rows.Select(row => row.Sentence).Distinct().Count());

    [Fact]
    public void A_plan_made_against_a_new_machine_says_that_its_baseline_is_void()
    {
        PlanInput input = new PlanRow("").Here(100, head: 9).Known(100, here: 9).NothingElse().Input();
        Assert.Empty(Planner.Plan(input).Baseline.Files);
    }

    [Fact]
    public void A_plan_keeps_the_baseline_that_it_was_made_against()
    {
        PlanInput input = new PlanRow("").Here(100, head: 9).There(100, head: 9).Known(100, here: 9).Input();
        Assert.Same(input.Baseline, Planner.Plan(input).Baseline);
    }

    [Fact]
    public void What_is_outside_of_the_window_is_counted_unless_it_is_known_to_be_equal()
    {
        PlanRow row = new PlanRow("")
            .Here(100, head: 2, session: "one-sided")
            .Here(100, head: 2, session: "unknown").There(100, head: 2, session: "unknown")
            .Here(100, head: 2, session: "known").There(100, head: 2, session: "known").Known(100, here: 2, session: "known")
            .Here(100, head: 9, session: "young")
            .Since(5);

        Assert.Equal(2, Planner.Plan(row.Input()).Older);
        Assert.Equal(0, Planner.Plan(row.Policy(policy => policy with { Cutoff = null }).Input()).Older);
        Assert.Equal(0, Planner.Plan(row.Since(5).Policy(policy => policy with { SessionId = "young" }).Input()).Older);
    }

    [Fact]
    public void Sessions_are_ordered_by_agent_and_id_whatever_side_they_are_on()
    {
        PlanInput input = new PlanRow("").Here(1, session: "c").There(1, session: "b").Here(1, session: "a").There(1, session: "d").Input();
        Assert.Equal(["a", "b", "bystander", "c", "d"], Planner.Plan(input).Sessions.Select(session => session.Key.Id));
    }

    [Fact]
    public void A_step_carries_the_files_of_both_sides()
    {
        PlanInput input = new PlanRow("").Here(120, head: 9).There(100, head: 8).NothingElse().Input();
        FileStep step = Assert.Single(Assert.Single(Planner.Plan(input).Sessions).Steps);
        Assert.Equal((120, 100), (step.Local!.Stamp.Size, step.Remote!.Stamp.Size));
    }

    private static PlanRow RowOf(string sentence) => s_rows.Single(row => row.Sentence == sentence);
}
