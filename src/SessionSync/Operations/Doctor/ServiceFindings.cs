using System.Collections.Immutable;
using SessionSync.Operations.Sweeping;

namespace SessionSync.Operations.Doctor;

/// <summary>What is known of sweeps that happen by themselves.</summary>
/// <param name="Files">The installed units or agents.</param>
/// <param name="LastSweep">Null where there has been none.</param>
/// <param name="Daemon">A daemon that runs now; null where none does.</param>
public sealed record ServiceFindings(ImmutableArray<string> Files, SweepRecord? LastSweep, DaemonRecord? Daemon);
