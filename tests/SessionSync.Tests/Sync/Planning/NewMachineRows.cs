using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>A side that has none of what it once had is a new machine: a rebuilt Codespace, a new disk, a wiped home.</summary>
internal static class NewMachineRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("A whole side that was emptied gets everything back, although nobody asked to restore")
            .NothingElse().Here(100, head: 9).Here(70, head: 8, session: "b").Known(100, here: 9).Known(70, here: 8, session: "b")
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere)
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, session: "b"),
        new PlanRow("A home that was wiped here gets everything back")
            .NothingElse().There(100, head: 9).Known(100, here: 9).Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere),
        new PlanRow("A new machine with a session of its own is a new machine still")
            .NothingElse().Here(100, head: 9).There(30, head: 10, session: "new").Known(100, here: 9)
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere)
            .Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere, session: "new"),
        new PlanRow("One known session left on a side is enough for it to be the machine it was")
            .NothingElse().Here(100, head: 9).Here(70, head: 8, session: "b").There(70, head: 8, session: "b")
            .Known(100, here: 9).Known(70, here: 8, session: "b")
            .Keeps(StepReason.WentAwayThere).IsSame(session: "b"),
        new PlanRow("One known side file left is enough as well")
            .NothingElse().Here(100, head: 9).Here(20, time: 8, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side)
            .Known(100, here: 9).Known(20, here: 8, name: PlanRow.Side)
            .IsSame(PlanRow.Side).Keeps(StepReason.WentAwayThere),
        new PlanRow("A known session under its name but with other files makes no old machine")
            .NothingElse().Here(100, head: 9).There(20, time: 8, name: PlanRow.Side).Known(100, here: 9)
            .Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere, PlanRow.Side)
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("On a new machine the window still chooses what is looked at")
            .NothingElse().Here(100, head: 9).Here(70, head: 2, session: "old").Known(100, here: 9).Known(70, here: 2, session: "old").Since(5)
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("Two new machines have nothing to say to each other").NothingElse().Known(100, here: 9),
    ];
}
