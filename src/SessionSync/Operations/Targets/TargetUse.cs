using SessionSync.Model;

namespace SessionSync.Operations.Targets;

/// <summary>The purpose of looking for a target, which decides which targets will do.</summary>
/// <param name="Command">What the user types before a target's name, for advice.</param>
internal sealed record TargetUse(string Command = "sync-sessions")
{
    /// <summary>One that is stopped is fine too: connecting starts it.</summary>
    public bool MayStart { get; init; }

    /// <summary>The only repository that is synced; null for whichever the target has.</summary>
    public RepositoryName? Repository { get; init; }

    /// <summary>Everything that it holds is listed, whatever project that belongs to.</summary>
    public bool WantsEverything { get; init; }
}
