namespace SessionSync.Operations.Status;

/// <summary>How many sessions a sync would bring up to date.</summary>
/// <param name="NewerHere">With messages that the target lacks.</param>
/// <param name="NewerThere">With messages that are missing here; null where the target was not asked.</param>
/// <param name="Diverged">That went on in both places; null where the target was not asked.</param>
/// <param name="Kept">That are left as they are for a reason, such as being open.</param>
public sealed record PendingChanges(int NewerHere, int? NewerThere, int? Diverged, int Kept)
{
    /// <summary>Not looked at because their last message is older than <see cref="Days"/>, and not known to be equal.</summary>
    public int Older { get; init; }

    /// <summary>The age window that the other counts are of; null where there was none.</summary>
    public int? Days { get; init; }

    public bool IsEmpty => NewerHere + (NewerThere ?? 0) + (Diverged ?? 0) == 0;
}
