using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>The same situation as the other machine sees it.</summary>
internal static class Mirror
{
    public static PlanInput Of(PlanInput input) => input with
    {
        Local = input.Remote,
        Remote = input.Local,
        Baseline = Of(input.Baseline),
        Findings = input.Findings.ToImmutableDictionary(found => found.Key, found => Of(found.Value)),
        Policy = input.Policy with { Direction = Of(input.Policy.Direction) },
    };

    public static Baseline Of(Baseline baseline) =>
        new(baseline.Files.ToImmutableDictionary(known => known.Key, known => known.Value with { Local = known.Value.Remote, Remote = known.Value.Local }))
        {
            Differences = baseline.Differences.ToImmutableDictionary(
                known => known.Key, known => new KnownDifference(known.Value.Remote, known.Value.Local, Of(known.Value.Finding))),
        };

    public static Finding Of(Finding finding) => new(
        finding.Relation switch
        {
            Relation.LocalHasAll => Relation.RemoteHasAll,
            Relation.RemoteHasAll => Relation.LocalHasAll,
            _ => finding.Relation,
        },
        finding.IsDamagedThere,
        finding.IsDamagedHere,
        -finding.Order);

    public static SyncDirection Of(SyncDirection direction) => direction switch
    {
        SyncDirection.Push => SyncDirection.Pull,
        SyncDirection.Pull => SyncDirection.Push,
        _ => direction,
    };

    public static StepReason Of(StepReason reason) => reason switch
    {
        StepReason.OnlyHere => StepReason.OnlyThere,
        StepReason.OnlyThere => StepReason.OnlyHere,
        StepReason.LongerHere => StepReason.LongerThere,
        StepReason.LongerThere => StepReason.LongerHere,
        StepReason.NewerHere => StepReason.NewerThere,
        StepReason.NewerThere => StepReason.NewerHere,
        StepReason.WentAwayHere => StepReason.WentAwayThere,
        StepReason.WentAwayThere => StepReason.WentAwayHere,
        StepReason.ShrunkHere => StepReason.ShrunkThere,
        StepReason.ShrunkThere => StepReason.ShrunkHere,
        StepReason.DamagedHere => StepReason.DamagedThere,
        StepReason.DamagedThere => StepReason.DamagedHere,
        StepReason.TakenHere => StepReason.TakenThere,
        StepReason.TakenThere => StepReason.TakenHere,
        StepReason.OpenHere => StepReason.OpenThere,
        StepReason.OpenThere => StepReason.OpenHere,
        _ => reason,
    };

    public static ExpectedStep Of(ExpectedStep step) => step with { Direction = Of(step.Direction), Reason = Of(step.Reason) };
}
