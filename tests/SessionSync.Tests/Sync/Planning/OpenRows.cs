using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Sessions that an agent has open: what is open is read, but not written.</summary>
internal static class OpenRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("What is open here is appended there")
            .Here(120, head: 10).There(100, head: 9).OpenHere().Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("What is open here is not appended to").Here(100, head: 9).There(120, head: 10).OpenHere().Keeps(StepReason.OpenHere),
        new PlanRow("What is open there is not appended to").Here(120, head: 10).There(100, head: 9).OpenThere().Keeps(StepReason.OpenThere),
        new PlanRow("What is new and open here is copied there")
            .Here(120, head: 10).OpenHere().Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("What is open here without a transcript yet takes new files")
            .There(120, head: 10).OpenHere().Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere),
        new PlanRow("What diverged and is open here is merged there only")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).OpenHere()
            .Expects(SyncAction.Merge, SyncDirection.Push, StepReason.Diverged),
        new PlanRow("What diverged and is open on both sides waits")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).OpenHere().OpenThere().NoMirror().Keeps(StepReason.OpenHere),
        new PlanRow("What diverged, is open here and may only be written here waits")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).OpenHere().Only(SyncDirection.Pull).Keeps(StepReason.OpenHere),
        new PlanRow("What is open here is not replaced")
            .Here(120, head: 10).There(130, head: 11).Found(Relation.Diverged).PreferNewer().OpenHere().Keeps(StepReason.OpenHere),
        new PlanRow("What is open here replaces what is older there")
            .Here(120, head: 12).There(130, head: 11).Found(Relation.Diverged).PreferNewer().OpenHere()
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere),
        new PlanRow("Open on both sides, the side that would be written is named")
            .Here(120, head: 10).There(100, head: 9).OpenHere().OpenThere().Keeps(StepReason.OpenThere),
        new PlanRow("The same on both sides stays the same while it is open").Here(100, head: 9).There(100, head: 9).OpenHere().OpenThere().IsSame(),
        new PlanRow("What looks alike is compared while it is open").Here(100, time: 9).There(100, time: 8).OpenHere()
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer),
        new PlanRow("Another session that is open is no reason to wait")
            .Here(100, head: 9).There(120, head: 10).OpenHere(session: "b").Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("A whole file of an open session is not replaced")
            .Here(20, time: 8, name: PlanRow.Side).There(30, time: 9, name: PlanRow.Side).OpenHere().Keeps(StepReason.OpenHere, PlanRow.Side),
    ];
}
