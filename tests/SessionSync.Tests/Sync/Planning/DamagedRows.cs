using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Something in a version cannot be read: it never takes the place of a whole one, and gives way to it where that is wanted.</summary>
internal static class DamagedRows
{
    private static readonly Finding s_here = new(Relation.RemoteHasAll, IsDamagedHere: true);

    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("What is damaged here is left as it is on both sides")
            .Here(100, head: 9, time: 20).There(100, head: 9).Known(100, here: 9).Found(s_here).Keeps(StepReason.DamagedHere),
        new PlanRow("What is damaged here is replaced by the whole one when mending is wanted")
            .Here(100, head: 9, time: 20).There(100, head: 9).Known(100, here: 9).Found(s_here).RestoreMissing()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.DamagedHere),
        new PlanRow("Agents that cannot merge get a damaged session mended all the same")
            .Here(100, head: 9, time: 20).There(100, head: 9).Found(s_here).NotMergeable().RestoreMissing()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.DamagedHere),
        new PlanRow("Preferring the newer does not let a damaged one win")
            .Here(100, head: 30).There(100, head: 9).Found(s_here).PreferNewer().Keeps(StepReason.DamagedHere),
        new PlanRow("What was left as damaged is known without reading it again")
            .Here(100, head: 9, time: 20).There(100, head: 9).Left(100, 20, 100, 9, s_here).Keeps(StepReason.DamagedHere),
        new PlanRow("What was written since it was left is looked at again")
            .Here(100, head: 9, time: 21).There(100, head: 9).Left(100, 20, 100, 9, s_here)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("What was cut and then damaged is mended from the fuller one")
            .Here(60, head: 5).There(100, head: 9).Known(100, here: 9).Found(s_here).RestoreMissing()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.DamagedHere),
        new PlanRow("Where both are damaged and one holds all of the other nothing is taken away: they are merged")
            .Here(100, head: 9).There(110, head: 9).Found(new Finding(Relation.RemoteHasAll, IsDamagedHere: true, IsDamagedThere: true))
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("A file that lies in a session's place without telling what it is, is read first")
            .Here(100, head: 9).UnrecognizedThere(10, time: 12).Expects(SyncAction.Inspect, SyncDirection.Both, StepReason.TakenThere).NoMirror(),
        new PlanRow("A torn beginning in a session's place is named")
            .Here(100, head: 9).UnrecognizedThere(10, time: 12).Found(new Finding(Relation.LocalHasAll, IsDamagedThere: true)).Keeps(StepReason.DamagedThere),
        new PlanRow("A torn beginning in a session's place is mended when that is wanted")
            .Here(100, head: 9).UnrecognizedThere(10, time: 12).Found(new Finding(Relation.LocalHasAll, IsDamagedThere: true)).RestoreMissing()
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.DamagedThere),
        new PlanRow("A whole session of another project in a session's place is left alone")
            .Here(100, head: 9).UnrecognizedThere(90, time: 12).Found(Relation.Diverged).RestoreMissing().Keeps(StepReason.TakenThere),
    ];
}
