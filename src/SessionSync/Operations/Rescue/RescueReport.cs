using System.Collections.Immutable;

namespace SessionSync.Operations.Rescue;

/// <summary>The result of the rescue of one machine: how much of it is home, and what is not.</summary>
/// <param name="Target">What the user calls the machine.</param>
/// <param name="Files">How many files it holds, of whatever kind.</param>
/// <param name="Copies">How many of them belong to no session that could be synced, and were copied as they are.</param>
/// <param name="CopiesFolder">Where those copies lie; null where there are none.</param>
/// <param name="Missing">The files that are not home.</param>
/// <param name="OpenSessions">How many sessions an agent has open there: what it writes from now on is not home.</param>
/// <param name="IsChanging">Somebody kept writing there while everything was brought home.</param>
public sealed record RescueReport(
    string Target,
    ImmutableArray<RescuedProject> Projects,
    int Files,
    int Copies,
    string? CopiesFolder,
    ImmutableArray<MissingFile> Missing,
    int OpenSessions,
    bool IsChanging)
{
    /// <summary>Everything is home, proven file by file, and nothing is being added.</summary>
    public bool IsSafe => Missing.IsEmpty && OpenSessions == 0 && !IsChanging;
}
