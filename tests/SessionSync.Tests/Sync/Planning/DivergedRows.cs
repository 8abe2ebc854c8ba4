using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Both sides have records that the other lacks.</summary>
internal static class DivergedRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("What diverged is merged on both sides")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("What differs is read before anybody decides")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Differs).Expects(SyncAction.Inspect, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("What differs and is open on both sides is not even read")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Differs).OpenHere().OpenThere().NoMirror().Keeps(StepReason.OpenHere),
        new PlanRow("Where one side holds all of the other there is no branch to keep")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.RemoteHasAll).NotMergeable()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("Of two branches alike in head and length every machine takes the same")
            .Here(130, head: 11).There(130, head: 11).Found(new Finding(Relation.Diverged, Order: 1)).NotMergeable()
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
        new PlanRow("A branch with damage in it does not win, however new it is")
            .Here(120, head: 12).There(130, head: 11).Found(new Finding(Relation.Diverged, IsDamagedHere: true)).NotMergeable()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
        new PlanRow("Branches are merged although one is damaged: both have what the other lacks")
            .Here(120, head: 12).There(130, head: 11).Found(new Finding(Relation.Diverged, IsDamagedHere: true))
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("What diverged since the last sync is merged")
            .Here(120, head: 10).There(130, head: 11).Known(100, here: 9).Found(Relation.Diverged)
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("What diverged without any head is merged")
            .Here(120, time: 10).There(130, time: 11).Found(Relation.Diverged).Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("What cannot be merged goes to the newer head")
            .Here(120, head: 12).There(130, head: 11).Found(Relation.Diverged).NotMergeable()
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
        new PlanRow("What cannot be merged goes to the newer head there")
            .Here(140, head: 10).There(130, head: 11).Found(Relation.Diverged).NotMergeable()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
        new PlanRow("Whoever prefers the newer gets the newer head's whole file instead of a merge")
            .Here(120, head: 12).There(130, head: 11).Found(Relation.Diverged).PreferNewer()
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
        new PlanRow("The newer head wins over the newer modification time")
            .Here(120, head: 12, time: 1).There(130, head: 11, time: 500).Found(Relation.Diverged).PreferNewer()
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
        new PlanRow("The head there that is unknown is taken from the modification time")
            .Here(120, head: 10).There(130, time: 11).Found(Relation.Diverged).PreferNewer()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
        new PlanRow("Two unknown heads are taken from the modification times")
            .Here(120, time: 12).There(130, time: 11).Found(Relation.Diverged).PreferNewer()
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
        new PlanRow("Of two equal heads the longer transcript wins")
            .Here(120, head: 11).There(130, head: 11).Found(Relation.Diverged).PreferNewer()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
        new PlanRow("Of two equal heads and lengths neither wins: both stay").Here(130, head: 11).There(130, head: 11)
            .Found(Relation.Diverged).PreferNewer().Keeps(StepReason.Diverged),
        new PlanRow("Heads are instants: ten o'clock in Tokyo is before nine o'clock in Greenwich")
            .Here(120).There(120).Heads(new(2026, 5, 1, 10, 0, 0, TimeSpan.FromHours(9)), new(2026, 5, 1, 9, 0, 0, TimeSpan.Zero))
            .Found(Relation.Diverged).PreferNewer().Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
        new PlanRow("A millisecond between two heads decides")
            .Here(120).There(500).Heads(PlanRow.At(9).AddMilliseconds(1), PlanRow.At(9))
            .Found(Relation.Diverged).PreferNewer().Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
        new PlanRow("What diverged is merged towards one side only where only that may be written")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).Only(SyncDirection.Pull)
            .Expects(SyncAction.Merge, SyncDirection.Pull, StepReason.Diverged),
        new PlanRow("One session diverged, the other did not")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).Here(120, head: 10, session: "b").There(130, head: 11, session: "b")
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged)
            .Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere, session: "b"),
    ];
}
