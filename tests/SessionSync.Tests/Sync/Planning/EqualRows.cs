using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>What counts as the same without anybody looking into it, and what has to be compared.</summary>
internal static class EqualRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("Same size and same head is the same").Here(100, head: 9).There(100, head: 9).IsSame(),
        new PlanRow("Same size and same head but another time is compared: something in it may have been changed")
            .Here(100, head: 9, time: 1).There(100, head: 9, time: 50).Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("What only a listing told to be the same is compared when damage is to be mended")
            .Here(100, head: 9).There(100, head: 9).RestoreMissing().Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("What was known from a listing is compared when damage is to be mended")
            .Here(100, head: 9).There(100, head: 9).Known(100, here: 9, evidence: Evidence.Stamps).RestoreMissing()
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("What was known from a listing is the same otherwise")
            .Here(100, head: 9).There(100, head: 9).Known(100, here: 9, evidence: Evidence.Stamps).IsSame(),
        new PlanRow("What was known by its content is the same even when damage is to be mended")
            .Here(100, head: 9).There(100, head: 9).Known(100, here: 9).RestoreMissing().IsSame(),
        new PlanRow("What was written in the second in which it was looked at is compared")
            .Here(100, head: 9).There(100, head: 9).Known(100, here: 9, evidence: Evidence.Fleeting)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("Both as the baseline says is the same, whatever their times are")
            .Here(100, time: 1).There(100, time: 50).Known(100, here: 1, there: 50).IsSame(),
        new PlanRow("The same instant in two time zones is the same")
            .Here(100).There(100).Heads(new(2026, 5, 1, 10, 0, 0, TimeSpan.FromHours(9)), new(2026, 5, 1, 1, 0, 0, TimeSpan.Zero)).IsSame(),
        new PlanRow("Same size and same time is the same where no head is known").Here(100, time: 9).There(100, time: 9).IsSame(),
        new PlanRow("Same size and same time is the same where one head is unknown").Here(100, head: 9, time: 5).There(100, time: 5).IsSame(),
        new PlanRow("Same size but another time is compared where no head is known")
            .Here(100, time: 9).There(100, time: 8).Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("Same size but another time is compared where one head is unknown")
            .Here(100, head: 9).There(100, time: 8).Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("Same size but another head is compared")
            .Here(100, head: 9).There(100, head: 8).Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("Same size but another head is compared even where the times agree")
            .Here(100, head: 9, time: 7).There(100, head: 8, time: 7).Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("What was compared and found equal is the same").Here(100, head: 9).There(100, head: 8).Found(Relation.Equal).IsSame(),
        new PlanRow("What was found to differ is not the same, although size and head agree")
            .Here(100, head: 9).There(100, head: 9).Found(Relation.Diverged).Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("A touched file is compared, although its head says that it is the same")
            .Here(100, head: 9, time: 20).There(100, head: 9, time: 9).Known(100, here: 9)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("What both sides wrote since is compared, although sizes, heads and times agree")
            .Here(120, head: 10).There(120, head: 10).Known(100, here: 9).Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("An empty transcript on both sides is the same").Here(0, time: 9).There(0, time: 9).IsSame(),
    ];
}
