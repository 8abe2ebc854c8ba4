using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Takes from the last plan of a run what is worth remembering: which files are equal on both sides, and how the others differ.</summary>
/// <param name="startSecond">When this run began to look (Unix seconds).</param>
internal sealed class Lessons(SyncSetup setup, SyncSides sides, ImmutableDictionary<FileKey, Finding> findings, long startSecond)
{
    /// <summary>Takes them over; true where something was written so lately that it has to be looked at again.</summary>
    public bool Take(SyncPlan plan)
    {
        long now = setup.Clock.GetUtcNow().ToUnixTimeSeconds();
        bool isFleeting = false;
        foreach (SessionPlan session in plan.Sessions)
        {
            foreach (FileStep step in session.Steps)
            {
                var file = new FileKey(session.Key, step.Name);
                if (step is { Action: SyncAction.None, Local: { } here, Remote: { } there })
                {
                    bool isYoung = IsBetween(here.Stamp, now) || IsBetween(there.Stamp, now);
                    isFleeting |= isYoung;
                    sides.SetEqual(file, here.Stamp, there.Stamp, isYoung ? Evidence.Fleeting : EvidenceOf(file, here.Stamp, there.Stamp));
                }
                else if (step is { Action: SyncAction.Keep, Local: { } local, Remote: { } remote } && IsTold(FindingOf(file, step, plan)))
                {
                    sides.SetDifferent(file, local.Stamp, remote.Stamp, FindingOf(file, step, plan));
                }
            }
        }

        return isFleeting;
    }

    private static bool IsTold(Finding finding) => finding.Relation is Relation.Diverged or Relation.LocalHasAll or Relation.RemoteHasAll;

    private Finding FindingOf(FileKey file, FileStep step, SyncPlan plan) =>
        findings.TryGetValue(file, out Finding found) ? found : plan.Baseline.DifferenceOf(file, step.Local!.Stamp, step.Remote!.Stamp);

    private bool IsBetween(FileStamp stamp, long now) => stamp.ModifiedSeconds >= startSecond && stamp.ModifiedSeconds <= now;

    private Evidence EvidenceOf(FileKey file, FileStamp here, FileStamp there) =>
        findings.TryGetValue(file, out Finding found) && found.Relation == Relation.Equal ? Evidence.Content
        : sides.Find(file) is { } known && known.Matches(here, there) ? known.Evidence
        : Evidence.Stamps;
}
