using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Importing;

/// <summary>The planned step for one session.</summary>
/// <param name="Direction">Where it is to be imported: none, one side or both.</param>
/// <param name="Reason">Why it is, or why it is not.</param>
public sealed record ImportStep(ImportableSession? Here, ImportableSession? There, SyncDirection Direction, StepReason Reason)
{
    public ImportableSession Session => (Here ?? There)!;

    /// <summary>It is left as it is, and people are told.</summary>
    public bool IsKept => Direction == SyncDirection.None && Reason is not (StepReason.Same or StepReason.OtherDirection);
}
