using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Shorter than it once was on both sides: damaged or cut, so the fuller one is never touched.</summary>
internal static class ShrunkRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("What shrank here is left as it is on both sides")
            .Here(60, head: 5).There(100, head: 9).Known(100, here: 9).Keeps(StepReason.ShrunkHere),
        new PlanRow("What shrank there is left as it is on both sides")
            .Here(100, head: 9).There(60, head: 5).Known(100, here: 9).Keeps(StepReason.ShrunkThere),
        new PlanRow("What shrank here is not overwritten although the other side went on")
            .Here(60, head: 5).There(150, head: 12).Known(100, here: 9).Keeps(StepReason.ShrunkHere),
        new PlanRow("What shrank here and was found to differ is not merged either")
            .Here(60, head: 50).There(100, head: 9).Known(100, here: 9).Found(Relation.Diverged).Keeps(StepReason.ShrunkHere),
        new PlanRow("Preferring the newer does not let a cut transcript win")
            .Here(60, head: 50).There(100, head: 9).Known(100, here: 9).Found(Relation.Diverged).PreferNewer().Keeps(StepReason.ShrunkHere),
        new PlanRow("What was emptied here is left as it is").Here(0, time: 20).There(100, head: 9).Known(100, here: 9).Keeps(StepReason.ShrunkHere),
        new PlanRow("What shrank here is completed when that is wanted")
            .Here(60, head: 5).There(100, head: 9).Known(100, here: 9).RestoreMissing()
            .Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("What shrank here and then differs is merged when completing is wanted")
            .Here(60, head: 12).There(100, head: 9).Known(100, here: 9).RestoreMissing().Found(Relation.Diverged)
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("Where both shrank the shorter one is named").Here(80, head: 7).There(60, head: 5).Known(100, here: 9).Keeps(StepReason.ShrunkThere),
        new PlanRow("Where both shrank to as many bytes they are compared")
            .Here(60, head: 5, time: 11).There(60, head: 5, time: 12).Known(100, here: 9).Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("Where both shrank to the same bytes they are the same again")
            .Here(60, head: 5, time: 11).There(60, head: 5, time: 12).Known(100, here: 9).Found(Relation.Equal).IsSame(),
        new PlanRow("Without a baseline nobody knows that anything shrank")
            .Here(60, head: 5).There(100, head: 9).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("A whole file may become shorter: that is how it is written")
            .Here(10, time: 12, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side).Known(20, here: 8, name: PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere, PlanRow.Side),
    ];
}
