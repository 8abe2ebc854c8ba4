using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>What lies beside a transcript, and in which order it travels.</summary>
internal static class SideFileRows
{
    public static IEnumerable<PlanRow> All =>
    [
        new PlanRow("Side files come before the transcript, so that whoever sees it finds them")
            .Here(100, head: 9).Here(20, time: 9, name: PlanRow.Side).Here(30, time: 9, name: PlanRow.SideRecords)
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, PlanRow.SideRecords)
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, PlanRow.Side)
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere),
        new PlanRow("Only a side file is new")
            .Here(100, head: 9).There(100, head: 9).There(20, time: 9, name: PlanRow.Side)
            .Expects(SyncAction.Copy, SyncDirection.Pull, StepReason.OnlyThere, PlanRow.Side).IsSame(),
        new PlanRow("Only a side file went away")
            .Here(100, head: 9).There(100, head: 9).There(20, time: 9, name: PlanRow.Side).Known(20, here: 9, name: PlanRow.Side)
            .Keeps(StepReason.WentAwayHere, PlanRow.Side).IsSame(),
        new PlanRow("A sub-agent's transcript that went on is appended")
            .Here(30, time: 9, name: PlanRow.SideRecords).There(20, time: 12, name: PlanRow.SideRecords)
            .Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere, PlanRow.SideRecords),
        new PlanRow("A sub-agent's transcript of the same size is told by its time, not by the session's head")
            .Here(100, head: 9).There(100, head: 9).Here(30, time: 9, name: PlanRow.SideRecords).There(30, time: 12, name: PlanRow.SideRecords)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer, PlanRow.SideRecords).IsSame(),
        new PlanRow("A sub-agent's transcript that diverged is merged")
            .Here(30, time: 9, name: PlanRow.SideRecords).There(40, time: 12, name: PlanRow.SideRecords).Found(Relation.Diverged, PlanRow.SideRecords)
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged, PlanRow.SideRecords),
        new PlanRow("A sub-agent's transcript that shrank is left as it is")
            .Here(30, time: 9, name: PlanRow.SideRecords).There(40, time: 12, name: PlanRow.SideRecords).Known(40, here: 12, name: PlanRow.SideRecords)
            .Keeps(StepReason.ShrunkHere, PlanRow.SideRecords),
        new PlanRow("A side file may go one way and the transcript the other")
            .Here(120, head: 10).There(100, head: 9).Here(20, time: 8, name: PlanRow.Side).There(30, time: 9, name: PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, PlanRow.Side)
            .Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("What a finding says of one file it does not say of another")
            .Here(120, head: 10).There(100, head: 9).Here(30, time: 9, name: PlanRow.SideRecords).There(20, time: 8, name: PlanRow.SideRecords)
            .Found(Relation.Diverged)
            .Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere, PlanRow.SideRecords)
            .Expects(SyncAction.Merge, SyncDirection.Both, StepReason.Diverged),
        new PlanRow("What belongs to a project without being a conversation is synced as well")
            .Here(120, head: 10).There(100, head: 9).NoConversation().Expects(SyncAction.Append, SyncDirection.Push, StepReason.LongerHere),
        new PlanRow("A transcript that is written as a whole is replaced by the newer one")
            .Here(120, time: 10, kind: FileKind.Whole).There(100, time: 11, kind: FileKind.Whole)
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere),
        new PlanRow("Names of side files are ordered by their characters, not by a language")
            .Here(1, time: 1, name: "b").Here(1, time: 1, name: "Z").Here(1, time: 1, name: "ä")
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, "Z")
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, "b")
            .Expects(SyncAction.Copy, SyncDirection.Push, StepReason.OnlyHere, "ä"),
    ];
}
