using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>Conversations that are written as a whole: what is in them decides, and never a cut one.</summary>
internal static class DocumentRows
{
    private const string Name = "document";

    public static IEnumerable<PlanRow> All =>
    [
        Row("A document of the same size but another time is compared", 100, 9, 100, 8)
            .Expects(SyncAction.Compare, SyncDirection.None, StepReason.TimesDiffer, Name),
        Row("A document that changed is read before it takes anything's place", 120, 12, 100, 8).Known(100, here: 8, name: Name)
            .Expects(SyncAction.Inspect, SyncDirection.Both, StepReason.Diverged, Name),
        Row("A document that became shorter is read as well: it may have been cut", 60, 12, 100, 8).Known(100, here: 8, name: Name)
            .Expects(SyncAction.Inspect, SyncDirection.Both, StepReason.Diverged, Name),
        Row("A cut document is left as it is on both sides", 60, 12, 100, 8).Known(100, here: 8, name: Name)
            .Found(new Finding(Relation.RemoteHasAll, IsDamagedHere: true), Name).Keeps(StepReason.DamagedHere, Name),
        Row("A cut document is mended when that is wanted", 60, 12, 100, 8).Known(100, here: 8, name: Name)
            .Found(new Finding(Relation.Diverged, IsDamagedHere: true), Name).RestoreMissing()
            .Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.DamagedHere, Name),
        Row("A whole document goes on though nobody knows what the cut one held", 140, 15, 60, 12)
            .Found(new Finding(Relation.LocalHasAll, IsDamagedThere: true), Name).Keeps(StepReason.DamagedThere, Name),
        Row("The one document that changed and is whole is taken, also where messages were taken out of it", 80, 12, 100, 8).Known(100, here: 8, name: Name)
            .Found(Relation.RemoteHasAll, Name).Expects(SyncAction.Replace, SyncDirection.Push, StepReason.LongerHere, Name),
        Row("Where both changed the one that holds all of the other is taken, however old it is", 140, 9, 120, 12).Known(100, here: 8, name: Name)
            .Found(Relation.LocalHasAll, Name).Expects(SyncAction.Replace, SyncDirection.Push, StepReason.LongerHere, Name),
        Row("Of two branches of a document the newer keeps the id", 140, 9, 120, 12).Known(100, here: 8, name: Name)
            .Found(Relation.Diverged, Name).Expects(SyncAction.Replace, SyncDirection.Pull, StepReason.NewerThere, Name),
        Row("Of two documents that both are cut neither takes the other's place", 60, 12, 50, 12)
            .Found(new Finding(Relation.Diverged, IsDamagedHere: true, IsDamagedThere: true), Name).NoMirror().Keeps(StepReason.DamagedHere, Name),
    ];

    private static PlanRow Row(string sentence, long here, double hereAt, long there, double thereAt) => new PlanRow(sentence)
        .Here(here, time: hereAt, name: Name, kind: FileKind.Document).There(there, time: thereAt, name: Name, kind: FileKind.Document);
}
