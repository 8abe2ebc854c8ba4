using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Doctor;

/// <summary>Reaches the configured targets and the running Codespaces of the projects here, side by side. Starts no Codespace.</summary>
internal sealed class TargetInspection(TargetOpener opener, TimeProvider clock)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    public async Task<ImmutableArray<HealthCheck>> LookAsync(
        Settings settings, ImmutableArray<LocalProject> projects, CodespaceView view, CancellationToken cancellationToken)
    {
        using var slots = new SemaphoreSlim(Math.Max(1, settings.Parallel));
        ImmutableArray<HealthCheck>[] checks = await Task.WhenAll(Targets(settings, projects, view).Select(async target =>
        {
            await slots.WaitAsync(cancellationToken);
            try
            {
                return await LookAsync(target, view, cancellationToken);
            }
            catch (SyncException failure)
            {
                return [HealthCheck.Failed("target", target.Name, failure)];
            }
            finally
            {
                slots.Release();
            }
        }));
        return [.. checks.SelectMany(static found => found)];
    }

    private static IEnumerable<SyncTarget> Targets(Settings settings, ImmutableArray<LocalProject> projects, CodespaceView view) =>
        TargetResolver.Configured(settings)
            .Concat(projects.SelectMany(view.Of).Where(static one => one.IsRunning).Select(TargetResolver.Of))
            .DistinctBy(static target => target.Address);

    private async Task<ImmutableArray<HealthCheck>> LookAsync(SyncTarget target, CodespaceView view, CancellationToken cancellationToken)
    {
        long start = clock.GetTimestamp();
        Codespace? codespace = null;
        if (target.Address is CodespaceAddress address)
        {
            codespace = view.Find(address.Name);
            if (codespace is not { IsRunning: true })
            {
                return [codespace is null ? TargetChecks.Unknown(target.Name) : TargetChecks.NotRunning(target.Name, codespace.State)];
            }
        }

        await using OpenTarget open = codespace is null ? opener.OpenAtOnce(target)! : opener.Open(target, codespace);
        TargetFindings findings = await TimeLimit.WaitAsync(token => MeasureAsync(open, start, token), s_limit, $"Cannot reach {target.Name}", cancellationToken);
        open.Machine.Disconnect();
        return TargetChecks.Of(findings);
    }

    private async Task<TargetFindings> MeasureAsync(OpenTarget open, long start, CancellationToken cancellationToken)
    {
        await open.Machine.ConnectAsync(cancellationToken);
        TimeSpan connecting = clock.GetElapsedTime(start);

        // The first question also waits for all that is sent along with every connection; the second tells the round trip.
        await open.Machine.ExamineAsync(cancellationToken);
        long asked = clock.GetTimestamp();
        RemoteHealth health = await open.Machine.ExamineAsync(cancellationToken);
        TimeSpan roundTrip = clock.GetElapsedTime(asked);
        double ahead = health.UnixSeconds - (clock.GetUtcNow() - (roundTrip / 2)).ToUnixTimeSeconds();
        long? free = health.FreeKilobytes is { } kilobytes ? (long)Math.Min(kilobytes * 1024.0, long.MaxValue / 2) : null;
        return new TargetFindings(open.Name, open.Machine.Transport, connecting, roundTrip, Span(ahead), free);
    }

    /// <summary>A machine may tell any number.</summary>
    private static TimeSpan Span(double seconds) => TimeSpan.FromSeconds(Math.Clamp(seconds, -1e11, 1e11));
}
