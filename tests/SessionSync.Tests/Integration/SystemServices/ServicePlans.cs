using System.Collections.Immutable;
using SessionSync.Cli.Integration.SystemServices;

namespace SessionSync.Tests.Integration.SystemServices;

internal static class ServicePlans
{
    public static ServicePlan Timer { get; } = new(
        ServiceForm.Timer, Interval: null, "/home/me/.local/bin/sync-sessions", ImmutableArray.Create(KeyValuePair.Create("PATH", "/opt/gh/bin:/usr/bin")), IsSandboxed: true);

    public static ServicePlan Daemon { get; } = Timer with { Form = ServiceForm.Daemon };
}
