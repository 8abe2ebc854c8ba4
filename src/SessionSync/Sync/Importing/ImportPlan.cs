using System.Collections.Immutable;

namespace SessionSync.Sync.Importing;

/// <summary>Steps for all sessions that a run is about.</summary>
/// <param name="Steps">A session comes before those that it made.</param>
public sealed record ImportPlan(ImmutableArray<ImportStep> Steps)
{
    /// <summary>Conversations outside of the age window that are not known to be equal on both sides.</summary>
    public int Older { get; init; }

    public bool HasWork => Steps.Any(step => step.Direction != Planning.SyncDirection.None);
}
