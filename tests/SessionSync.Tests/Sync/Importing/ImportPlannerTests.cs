using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Importing;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Importing;

public sealed class ImportPlannerTests
{
    private static readonly DateTimeOffset s_now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImportSignature s_old = new(2, "msg_2", 3, "prt_3");
    private static readonly ImportSignature s_new = new(4, "msg_4", 6, "prt_6");
    private static readonly ImportSignature s_other = new(4, "msg_5", 6, "prt_7");

    [Fact]
    public void A_session_that_is_the_same_on_both_sides_is_left() => Expect(SyncDirection.None, StepReason.Same, Plan(s_new, s_new));

    [Fact]
    public void A_session_of_one_side_is_brought_to_the_other()
    {
        Expect(SyncDirection.Push, StepReason.OnlyHere, Plan(s_new, null));
        Expect(SyncDirection.Pull, StepReason.OnlyThere, Plan(null, s_new));
    }

    [Fact]
    public void A_session_without_a_message_stays_where_it_is() => Expect(SyncDirection.None, StepReason.Same, Plan(default(ImportSignature), null));

    [Fact]
    public void A_session_without_a_message_is_filled_and_empties_nothing()
    {
        Expect(SyncDirection.Push, StepReason.OnlyHere, Plan(s_new, default(ImportSignature)));
        Expect(SyncDirection.Pull, StepReason.OnlyThere, Plan(default(ImportSignature), s_new));
    }

    [Fact]
    public void A_session_that_went_on_on_one_side_is_brought_to_the_other()
    {
        Expect(SyncDirection.Push, StepReason.LongerHere, Plan(s_new, s_old, new ImportBaseline(s_old, s_old)));
        Expect(SyncDirection.Pull, StepReason.LongerThere, Plan(s_old, s_new, new ImportBaseline(s_old, s_old)));
    }

    [Fact]
    public void A_session_that_went_on_on_both_sides_is_brought_to_both() => Expect(SyncDirection.Both, StepReason.Diverged, Plan(s_new, s_other, new ImportBaseline(s_old, s_old)));

    [Fact]
    public void Two_versions_of_which_nothing_is_remembered_are_brought_together() => Expect(SyncDirection.Both, StepReason.Diverged, Plan(s_new, s_old));

    [Fact]
    public void Sides_that_a_sync_left_unequal_rest_until_one_goes_on()
    {
        var left = new ImportBaseline(s_old, s_new);
        Expect(SyncDirection.None, StepReason.Same, Plan(s_old, s_new, left));
        Expect(SyncDirection.Push, StepReason.LongerHere, Plan(s_other, s_new, left));
        Expect(SyncDirection.Pull, StepReason.LongerThere, Plan(s_old, s_other, left));
    }

    [Fact]
    public void A_session_that_went_away_comes_back_only_when_that_is_wanted()
    {
        var both = new ImportBaseline(s_old, s_old);
        Expect(SyncDirection.None, StepReason.WentAwayThere, Plan(s_old, null, both));
        Expect(SyncDirection.None, StepReason.WentAwayHere, Plan(null, s_old, both));
        Expect(SyncDirection.Push, StepReason.OnlyHere, Plan(s_old, null, both, new SyncPolicy(RestoreMissing: true)));
        Expect(SyncDirection.Pull, StepReason.OnlyThere, Plan(null, s_old, both, new SyncPolicy(RestoreMissing: true)));
    }

    [Fact]
    public void A_side_that_may_not_be_written_is_not()
    {
        Expect(SyncDirection.None, StepReason.OtherDirection, Plan(s_new, null, policy: new SyncPolicy(SyncDirection.Pull)));
        Expect(SyncDirection.Pull, StepReason.Diverged, Plan(s_new, s_other, policy: new SyncPolicy(SyncDirection.Pull)));
        Expect(SyncDirection.Push, StepReason.Diverged, Plan(s_new, s_other, policy: new SyncPolicy(SyncDirection.Push)));
    }

    [Fact]
    public void What_is_being_written_waits_and_what_was_broken_off_does_not()
    {
        ImportableSession writing = Session("ses_1", s_new) with { UnfinishedSince = s_now.AddMinutes(-1) };
        ImportableSession broken = writing with { UnfinishedSince = s_now.AddHours(-1) };
        Expect(SyncDirection.None, StepReason.OpenHere, Assert.Single(Plan([writing], [], new SyncPolicy()).Steps));
        Expect(SyncDirection.None, StepReason.OpenThere, Assert.Single(Plan([], [writing], new SyncPolicy()).Steps));
        Expect(SyncDirection.Push, StepReason.OnlyHere, Assert.Single(Plan([broken], [], new SyncPolicy()).Steps));
    }

    [Fact]
    public void Only_recent_sessions_are_asked_for_and_what_they_made_with_them()
    {
        ImportableSession old = Session("ses_old", s_new, age: 10);
        ImportableSession child = Session("ses_child", s_new, age: 10) with { Parent = "ses_recent" };
        ImportableSession recent = Session("ses_recent", s_new, age: 1);

        ImportPlan plan = Plan([old, child, recent], [], new SyncPolicy(Cutoff: s_now.AddDays(-5)));

        Assert.Equal(["ses_recent", "ses_child"], plan.Steps.Select(step => step.Session.Key.Id));
        Assert.Equal(1, plan.Older);
        Assert.Equal(0, Plan([old], [old], new SyncPolicy(Cutoff: s_now.AddDays(-5))).Older);
    }

    [Fact]
    public void A_session_is_recent_where_it_is_on_either_side() => Assert.Single(
        Plan([Session("ses_1", s_old, age: 10)], [Session("ses_1", s_new, age: 1)], new SyncPolicy(Cutoff: s_now.AddDays(-5))).Steps);

    [Fact]
    public void One_session_can_be_asked_for_by_the_beginning_of_its_id_whatever_its_age()
    {
        ImportableSession child = Session("ses_2", s_new, age: 90) with { Parent = "ses_11" };

        ImportPlan plan = Plan([Session("ses_3", s_new), child], [Session("ses_11", s_new, age: 90)], new SyncPolicy(Cutoff: s_now, SessionId: "SES_1"));

        Assert.Equal(["ses_11", "ses_2"], plan.Steps.Select(step => step.Session.Key.Id));
    }

    [Fact]
    public void Sessions_that_made_each_other_do_not_keep_a_plan_from_ending()
    {
        ImportableSession one = Session("ses_1", s_new) with { Parent = "ses_2" };
        ImportableSession two = Session("ses_2", s_new) with { Parent = "ses_1" };

        Assert.Equal(2, Plan([one, two, one], [], new SyncPolicy(Cutoff: s_now.AddDays(-5))).Steps.Length);
    }

    private static ImportableSession Session(string id, ImportSignature signature, int age = 0) =>
        new(new SessionKey(new AgentId("opencode"), id), null, "", "Title", s_now.AddDays(-age), signature);

    private static ImportPlan Plan(
        ImmutableArray<ImportableSession> here, ImmutableArray<ImportableSession> there, SyncPolicy policy, ImmutableDictionary<SessionKey, ImportBaseline>? memory = null) =>
        ImportPlanner.Plan(here, there, memory ?? ImmutableDictionary<SessionKey, ImportBaseline>.Empty, policy, s_now);

    private static ImportStep Plan(ImportSignature? here, ImportSignature? there, ImportBaseline? known = null, SyncPolicy? policy = null)
    {
        var memory = ImmutableDictionary<SessionKey, ImportBaseline>.Empty;
        return Assert.Single(Plan(
            here is { } mine ? [Session("ses_1", mine)] : [],
            there is { } theirs ? [Session("ses_1", theirs)] : [],
            policy ?? new SyncPolicy(),
            known is null ? memory : memory.Add(Session("ses_1", default).Key, known)).Steps);
    }

    private static void Expect(SyncDirection direction, StepReason reason, ImportStep step) => Assert.Equal((direction, reason), (step.Direction, step.Reason));
}
