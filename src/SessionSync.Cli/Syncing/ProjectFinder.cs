using System.Collections.Immutable;
using SessionSync.Model;
using SessionSync.Projects;
using SessionSync.Stores.Machines;

namespace SessionSync.Cli.Syncing;

/// <summary>Finds where on another machine the project lies when nobody said so: where sessions of it were had, else at the same place
/// as here.</summary>
internal sealed class ProjectFinder(LocalProject project, string home)
{
    public async Task<string> FindAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        string remoteHome = await target.Machine.GetHomeAsync(cancellationToken);
        string? sameBelowHome = project.Path.StartsWith(home + "/", StringComparison.Ordinal) ? remoteHome + project.Path[home.Length..] : null;
        List<string> guesses = [.. new[] { sameBelowHome, project.Path }.OfType<string>().Distinct()];
        (ImmutableArray<RemoteCheckout> known, ImmutableArray<RemoteCheckout> guessed) = await target.Machine.FindCheckoutsAsync(guesses, cancellationToken);
        string[] fitting = [.. Fitting(known).Distinct()];
        return fitting switch
        {
            [var only] => only,
            [] when Fitting(guessed).FirstOrDefault() is { } guess => guess,
            [] when target.Target.Address is DirectoryAddress => project.Path,
            [] => throw NotFound(target, known),
            _ => throw new SyncException(
                ExitCode.Usage,
                $"{project.Name} lies in several places on {target.Name}",
                string.Join(", ", fitting),
                $"Say which: {target.Target.Address}:{fitting[0]}"),
        };
    }

    /// <summary>Same origin; without one the same directory name.</summary>
    private IEnumerable<string> Fitting(ImmutableArray<RemoteCheckout> checkouts)
    {
        if (project.Repository is { } repository)
        {
            return checkouts.Where(checkout => RepositoryName.FromUrl(checkout.Origin) == repository).Select(checkout => checkout.Path);
        }

        string name = Path.GetFileName(project.Path);
        return checkouts.Where(checkout => checkout.Origin.Length == 0 && Path.GetFileName(checkout.Path) == name).Select(checkout => checkout.Path);
    }

    private SyncException NotFound(OpenTarget target, ImmutableArray<RemoteCheckout> checkouts)
    {
        string known = checkouts.IsEmpty ? "No agent has sessions there" : $"Sessions there are of {string.Join(", ", checkouts.Select(one => one.Path).Take(8))}";
        return new SyncException(
            ExitCode.Usage,
            $"It is not known where {project.Name} lies on {target.Name}",
            known,
            $"Say where: sync-sessions '{target.Target.Address}:/path/of/project'");
    }
}
