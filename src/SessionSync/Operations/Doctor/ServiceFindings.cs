using System.Collections.Immutable;
using SessionSync.Operations.Sweeping;

namespace SessionSync.Operations.Doctor;

/// <summary>The facts about automatic sweeps: installed services, the last sweep and a running daemon.</summary>
/// <param name="Files">The installed units or agents.</param>
/// <param name="LastSweep">Null where there has been none.</param>
/// <param name="Daemon">A daemon that runs now; null where none does.</param>
public sealed record ServiceFindings(ImmutableArray<string> Files, SweepRecord? LastSweep, DaemonRecord? Daemon);
