using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>Two versions of one file and all that is known about them.</summary>
/// <param name="Local">Null where this side has none; at least one side has one.</param>
/// <param name="Baseline">What both were when they were last the same.</param>
/// <param name="LocalHead">For a transcript: its newest record's instant, where known.</param>
/// <param name="MayMerge">Whether two branches may be kept in one file.</param>
/// <param name="RestoreMissing">Whether what went away or shrank on one side is wanted back there.</param>
internal sealed record FileComparison(
    string Name,
    SessionFile? Local,
    SessionFile? Remote,
    BaselineFile? Baseline,
    Finding Finding,
    DateTimeOffset? LocalHead,
    DateTimeOffset? RemoteHead,
    bool MayMerge,
    bool RestoreMissing);
