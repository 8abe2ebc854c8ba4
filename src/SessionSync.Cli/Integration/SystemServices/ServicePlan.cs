using System.Collections.Immutable;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The properties of a service that is to be installed.</summary>
/// <param name="Interval">Null for hourly, or what a daemon finds in its configuration.</param>
/// <param name="Program">The path that starts this program, now and after an update.</param>
/// <param name="Variables">The environment that it gets.</param>
/// <param name="IsSandboxed">It can have a file system of its own, in which the system's parts are read-only.</param>
internal sealed record ServicePlan(
    ServiceForm Form, SweepInterval? Interval, string Program, ImmutableArray<KeyValuePair<string, string>> Variables, bool IsSandboxed);
