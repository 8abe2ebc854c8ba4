using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Operations.Targets;
using SessionSync.Platform;
using SessionSync.Projects;

namespace SessionSync.Operations.Doctor;

/// <summary>Looks at everything that syncing needs. Nothing that is found stops the rest, and nothing is changed.</summary>
/// <param name="sshConfig">From the command line or the environment, and so before a target's own.</param>
public sealed class DoctorRun(HostEnvironment host, string? sshConfig, ImmutableArray<LocalProject> projects, TimeProvider clock)
{
    private readonly ProgramProbe _programs = new(host.Variable("PATH") ?? "");

    public async Task<ImmutableArray<HealthCheck>> RunAsync(CancellationToken cancellationToken)
    {
        (Settings settings, HealthCheck settingsCheck) = ReadSettings();
        Task<ImmutableArray<HealthCheck>> programs = LookAtProgramsAsync(cancellationToken);
        Task<ImmutableArray<HealthCheck>> agents = new AgentInspection(host, _programs).LookAsync(cancellationToken);
        Task<ImmutableArray<HealthCheck>> machines = LookAtMachinesAsync(settings, cancellationToken);
        ServiceFindings service = new ServiceInspection(host, _programs).Look();
        return
        [
            settingsCheck,
            .. new StateInspection(host, clock).Look(),
            .. await programs,
            .. await agents,
            .. await machines,
            .. ServiceChecks.Of(service, clock.GetUtcNow()),
        ];
    }

    /// <summary>Settings that cannot be used are told, and the others are looked at as if there were none.</summary>
    private (Settings Settings, HealthCheck Check) ReadSettings()
    {
        try
        {
            Settings settings = Settings.Combine(EnvironmentSettings.Read(host.Variable), new SettingsFile(host.ConfigFile).Read());
            string found = !File.Exists(host.ConfigFile) ? "None: the defaults are used" : settings.Targets.Length == 1 ? "1 target" : $"{settings.Targets.Length} targets";
            return (settings, new HealthCheck("settings", host.ConfigFile, Verdict.Ok, found));
        }
        catch (SyncException failure)
        {
            return (Settings.Default, HealthCheck.Failed("settings", host.ConfigFile, failure));
        }
    }

    private async Task<ImmutableArray<HealthCheck>> LookAtProgramsAsync(CancellationToken cancellationToken)
    {
        ProgramReport[] reports = await Task.WhenAll(
            _programs.ReportAsync("ssh", "-V", cancellationToken),
            _programs.ReportAsync("git", "--version", cancellationToken),
            _programs.ReportAsync("zstd", "--version", cancellationToken),
            _programs.ReportAsync("gh", "--version", cancellationToken));
        return [ProgramChecks.Ssh(reports[0]), ProgramChecks.Git(reports[1]), ProgramChecks.Zstandard(reports[2]), ProgramChecks.GitHub(reports[3])];
    }

    private async Task<ImmutableArray<HealthCheck>> LookAtMachinesAsync(Settings settings, CancellationToken cancellationToken)
    {
        bool hasGitHub = ProgramPath.Find("gh", host.Variable("PATH") ?? "") is not null;
        var github = new GitHubInspection(_programs, projects, KnownCodespaces.Any(settings, host.StateDirectory));
        (CodespaceView view, ImmutableArray<HealthCheck> account) = await github.LookAsync(hasGitHub, cancellationToken);
        var opener = new TargetOpener(host, sshConfig, settings.Timeout);
        return [.. account, .. await new TargetInspection(opener, clock).LookAsync(settings, projects, view, cancellationToken)];
    }
}
