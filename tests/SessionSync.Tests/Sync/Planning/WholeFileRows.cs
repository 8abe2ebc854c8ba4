using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Files that are written as a whole: of two versions one is taken, the other kept in the journal.</summary>
internal static class WholeFileRows
{
    public static IEnumerable<PlanRow> All =>
    [
        Row("A whole file of the same size and time is the same").Here(20, time: 8, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side)
            .IsSame(PlanRow.Side),
        Row("A whole file of the same size but another time is compared").Here(20, time: 9, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer, PlanRow.Side),
        Row("A whole file of the same size but another time is compared although only one changed")
            .Here(20, time: 9, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side).Known(20, here: 8, name: PlanRow.Side)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer, PlanRow.Side),
        Row("A whole file that was found equal is the same").Here(20, time: 9, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side)
            .Found(Relation.Equal, PlanRow.Side).IsSame(PlanRow.Side),
        Row("Of two whole files that were found to differ the newer is taken")
            .Here(20, time: 9, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side).Found(Relation.Diverged, PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere, PlanRow.Side),
        Row("Of two whole files that differ at the same size and time neither is taken")
            .Here(20, time: 8, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side).Found(Relation.Diverged, PlanRow.Side)
            .Keeps(StepReason.Diverged, PlanRow.Side),
        Row("The one whole file that changed is taken").Here(30, time: 9, name: PlanRow.Side).There(20, time: 8, name: PlanRow.Side)
            .Known(20, here: 8, name: PlanRow.Side).Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere, PlanRow.Side),
        Row("The one whole file that changed is taken even where its clock is behind")
            .Here(20, time: 8, name: PlanRow.Side).There(30, time: 1, name: PlanRow.Side).Known(20, here: 8, name: PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, PlanRow.Side),
        Row("The one whole file that changed within its size is taken once it was found to differ")
            .Here(20, time: 8, name: PlanRow.Side).There(20, time: 1, name: PlanRow.Side).Known(20, here: 8, name: PlanRow.Side)
            .Found(Relation.Diverged, PlanRow.Side).Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, PlanRow.Side),
        Row("Where both whole files changed the newer is taken")
            .Here(30, time: 9, name: PlanRow.Side).There(40, time: 10, name: PlanRow.Side).Known(20, here: 8, name: PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, PlanRow.Side),
        Row("Without a baseline the newer whole file is taken").Here(40, time: 9, name: PlanRow.Side).There(30, time: 10, name: PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, PlanRow.Side),
        Row("Of two whole files of the same time the larger is taken").Here(40, time: 9, name: PlanRow.Side).There(30, time: 9, name: PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Push, StepReason.NewerHere, PlanRow.Side),
        Row("A session's head says nothing about its whole files")
            .Here(100, head: 50).There(100, head: 50).Here(40, time: 9, name: PlanRow.Side).There(30, time: 10, name: PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, PlanRow.Side).IsSame(),
        Row("Whole files are never merged, whatever the agent can do")
            .Here(40, time: 9, name: PlanRow.Side).There(30, time: 10, name: PlanRow.Side).Found(Relation.Diverged, PlanRow.Side)
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, PlanRow.Side),
    ];

    private static PlanRow Row(string sentence) => new(sentence);
}
