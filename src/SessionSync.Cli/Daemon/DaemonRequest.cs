using System.Collections.Immutable;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Platform;

namespace SessionSync.Cli.Daemon;

/// <summary>What a daemon is asked for, and where it runs.</summary>
/// <param name="Flags">What the command line says; it goes before all other settings, also when those are read anew.</param>
/// <param name="Program">The words of the program that is run as <c>PROGRAM sweep --json</c>.</param>
internal sealed record DaemonRequest(HostEnvironment Host, StandardStreams Streams, SettingsLayer Flags, ImmutableArray<string> Program)
{
    /// <summary>Begin with a sweep at once, whatever the schedule says.</summary>
    public bool SweepNow { get; init; }

    /// <exception cref="SyncException">The environment or the settings file cannot be used.</exception>
    public Settings ReadSettings() => Settings.Combine(Flags, EnvironmentSettings.Read(Host.Variable), new SettingsFile(Host.ConfigFile).Read());
}
