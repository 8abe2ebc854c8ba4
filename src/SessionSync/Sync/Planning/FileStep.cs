using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>One step of a plan: what happens to one file of a session.</summary>
/// <param name="Direction">The side or sides that are written; <see cref="SyncDirection.None"/> for none.</param>
public sealed record FileStep(
    string Name, SyncAction Action, SyncDirection Direction, StepReason Reason, SessionFile? Local, SessionFile? Remote)
{
    /// <summary>How many bytes may travel for it, before compression.</summary>
    public long Volume => Action switch
    {
        SyncAction.None or SyncAction.Keep or SyncAction.Compare => 0,
        SyncAction.Append => Math.Abs((Local?.CommonSize ?? 0) - (Remote?.CommonSize ?? 0)),
        _ => (Local?.Stamp.Size ?? 0) + (Remote?.Stamp.Size ?? 0),
    };
}
