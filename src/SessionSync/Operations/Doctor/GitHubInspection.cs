using System.Collections.Immutable;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Codespaces;

namespace SessionSync.Operations.Doctor;

/// <summary>Asks gh for its login and for the Codespaces of the projects here.</summary>
/// <param name="hasCodespaces">Whether this machine knows of any Codespace.</param>
internal sealed class GitHubInspection(ProgramProbe programs, ImmutableArray<LocalProject> projects, bool hasCodespaces)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(15);

    /// <summary>Nothing is asked of a gh that is not there.</summary>
    public async Task<(CodespaceView View, ImmutableArray<HealthCheck> Checks)> LookAsync(bool hasGitHub, CancellationToken cancellationToken)
    {
        if (!hasGitHub)
        {
            return (CodespaceView.Empty, []);
        }

        Task<CodespaceView> listing = CodespaceView.AskAsync(cancellationToken);
        ProgramAnswer? status = await programs.AskAsync("gh", ["auth", "status"], s_limit, cancellationToken);
        CodespaceView view = await listing;
        Codespace[] ours = [.. projects.SelectMany(view.Of).DistinctBy(static one => one.Name)];
        int running = ours.Count(static one => one.IsRunning);
        return (view, GitHubChecks.Of(Login(status), view.Failure, hasCodespaces, running, ours.Length - running, view.Codespaces.Count - ours.Length));
    }

    private static string? Login(ProgramAnswer? status)
    {
        if (status is not { Code: 0 })
        {
            return null;
        }

        string line = status.Text.Split('\n').FirstOrDefault(static line => line.Contains("Logged in", StringComparison.Ordinal)) ?? status.Text;
        return ProgramProbe.FirstLine(line.TrimStart(' ', '✓', '-'));
    }
}
