using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Journal;

/// <summary>The first record of an entry: who set out to do what. Entries of earlier versions have neither origin, project nor agent.</summary>
/// <param name="Target">What the user called the target.</param>
/// <param name="Started">Null where that cannot be read.</param>
public sealed record RunBegan(string Target, DateTimeOffset? Started) : JournalRecord
{
    public RunOrigin Origin { get; init; } = RunOrigin.Unknown;

    /// <summary>The project's path on this machine; empty where that is not known.</summary>
    public string Project { get; init; } = "";

    /// <summary>Whose sessions it was about; null where that is not known.</summary>
    public AgentId? Agent { get; init; }

    public ImmutableArray<IntendedStep> Steps { get; init; } = [];
}
