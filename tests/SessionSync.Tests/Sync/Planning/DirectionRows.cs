using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Runs that may write one side only.</summary>
internal static class DirectionRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("A push copies what is new here")
            .Here(100, head: 9).Only(SyncDirection.Push).Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("A push leaves what is new there").There(100, head: 9).Only(SyncDirection.Push).Keeps(StepReason.OtherDirection),
        new PlanRow("A pull copies what is new there")
            .There(100, head: 9).Only(SyncDirection.Pull).Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere),
        new PlanRow("A pull leaves what is new here").Here(100, head: 9).Only(SyncDirection.Pull).Keeps(StepReason.OtherDirection),
        new PlanRow("A push appends what went on here")
            .Here(120, head: 10).There(100, head: 9).Only(SyncDirection.Push).Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("A push never cuts a longer session there down to the one here")
            .Here(100, head: 50).There(120, head: 10).Only(SyncDirection.Push).Keeps(StepReason.OtherDirection),
        new PlanRow("A push does not replace what is newer there")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).PreferNewer().Only(SyncDirection.Push).Keeps(StepReason.OtherDirection),
        new PlanRow("A push merges there and leaves this side as it is")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).Only(SyncDirection.Push)
            .Expects(SyncAction.Merge, SyncDirection.Push, StepReason.Diverged),
        new PlanRow("A push compares what looks alike").Here(100, time: 9).There(100, time: 8).Only(SyncDirection.Push)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("A pull says of what went away that it went away, not that it is the other direction")
            .Here(100, head: 9).Known(100, here: 9).Only(SyncDirection.Pull).Keeps(StepReason.WentAwayThere),
        new PlanRow("A pull does not restore what is missing there")
            .Here(100, head: 9).Known(100, here: 9).RestoreMissing().Only(SyncDirection.Pull).Keeps(StepReason.OtherDirection),
        new PlanRow("Whoever may write nothing keeps everything")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).Only(SyncDirection.None).Keeps(StepReason.OtherDirection),
    ];
}
