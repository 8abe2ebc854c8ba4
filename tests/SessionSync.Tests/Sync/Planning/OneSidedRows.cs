using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>What only one side holds: new, or gone from the other.</summary>
internal static class OneSidedRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("What is new here is copied there").Here(100, head: 9).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("What is new there is copied here").There(100, head: 9).Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere),
        new PlanRow("What went away there is left alone here").Here(100, head: 9).Known(100, here: 9).Keeps(StepReason.WentAwayThere),
        new PlanRow("What went away here is left alone there").There(100, head: 9).Known(100, here: 9).Keeps(StepReason.WentAwayHere),
        new PlanRow("What went on here after it went away there is copied there")
            .Here(120, head: 10).Known(100, here: 9).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("What went on there after it went away here is copied here")
            .There(120, head: 10).Known(100, here: 9).Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere),
        new PlanRow("What was only touched after it went away is copied: what a stamp does not prove is not believed")
            .Here(100, head: 9, time: 12).Known(100, here: 9).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("Each side is held against its own stamp of the baseline")
            .Here(100, head: 9, time: 3).Known(100, here: 3, there: 9).Keeps(StepReason.WentAwayThere),
        new PlanRow("The other side's stamp of the baseline proves nothing here")
            .Here(100, head: 9).Known(100, here: 3, there: 9).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("What went away there is copied back when that is wanted")
            .Here(100, head: 9).Known(100, here: 9).RestoreMissing().Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("What went away here is copied back when that is wanted")
            .There(100, head: 9).Known(100, here: 9).RestoreMissing().Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere),
        new PlanRow("What is gone on both sides is no longer spoken of").Known(100, here: 9),
        new PlanRow("One session may be new while another went away")
            .Here(100, head: 9).Here(70, head: 8, session: "b").Known(70, here: 8, session: "b")
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere)
            .Keeps(StepReason.WentAwayThere, session: "b"),
    ];
}
