using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>One side continues the other: only the tail travels, and no clock has a say.</summary>
internal static class LongerRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("What went on here is appended there")
            .Here(120, head: 10).There(100, head: 9).Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("What went on there is appended here")
            .Here(100, head: 9).There(120, head: 10).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("What went on since the last sync is appended")
            .Here(120, head: 10).There(100, head: 9).Known(100, here: 9).Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("What went on on both sides is tried as an append until somebody has looked")
            .Here(120, head: 10).There(130, head: 11).Known(100, here: 9).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("A longer transcript with an older head is still the longer one")
            .Here(120, head: 3).There(100, head: 9).Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("A longer transcript with the same head is still the longer one")
            .Here(120, head: 9).There(100, head: 9).Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("A longer transcript with unknown heads is the longer one, whatever the times say")
            .Here(120, time: 1).There(100, time: 500).Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("A modification time years ahead makes no winner")
            .Here(100, head: 9, time: 90_000).There(120, head: 10).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("Whoever prefers the newer gets appends all the same: nothing diverged")
            .Here(120, head: 3).There(100, head: 9).PreferNewer().Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("Agents whose sessions cannot be merged get appends all the same")
            .Here(120, head: 10).There(100, head: 9).NotMergeable().Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("An empty transcript is the beginning of any other")
            .Here(0, time: 9).There(120, head: 10).Expects(SyncAction.Append, SyncDirection.Pull, StepReason.LongerThere),
        new PlanRow("What went on here while it was only touched there is appended there")
            .Here(120, head: 10).There(100, head: 9, time: 30).Known(100, here: 9)
            .Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
    ];
}
