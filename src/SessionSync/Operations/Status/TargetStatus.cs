namespace SessionSync.Operations.Status;

/// <summary>How a project and a target stand to each other.</summary>
/// <param name="Project">What the project is called; empty for a target that no project here is synced with.</param>
public sealed record TargetStatus(string Project, string Target, TargetReach Reach)
{
    /// <summary>The state GitHub tells of a Codespace; null for any other target.</summary>
    public string? CodespaceState { get; init; }

    /// <summary>Null where there has been none.</summary>
    public DateTimeOffset? LastSync { get; init; }

    /// <summary>Null where that is not known.</summary>
    public PendingChanges? Changes { get; init; }

    /// <summary>When GitHub deletes the Codespace; null where it does not, or does not tell.</summary>
    public DateTimeOffset? RetentionEnds { get; init; }

    /// <summary>Only of Codespaces; null where nobody can tell.</summary>
    public SafeToDelete? SafeToDelete { get; init; }

    /// <summary>Why the target was not asked or did not answer; null where it did.</summary>
    public SyncException? Failure { get; init; }
}
