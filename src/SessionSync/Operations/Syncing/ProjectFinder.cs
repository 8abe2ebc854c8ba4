using System.Collections.Immutable;
using SessionSync.Model;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Syncing;

/// <summary>Finds where on another machine the project lies: where sessions of it were held, else, when nobody said so, at the same place as here.</summary>
internal sealed class ProjectFinder(LocalProject project, string home)
{
    /// <summary>Where else there than where it was asked for sessions of the same repository were held.</summary>
    /// <param name="asked">What the user or GitHub says where the project is.</param>
    /// <param name="earlier">Where it was before. What is gone of that was renamed, or removed: its sessions still are the project's.</param>
    public async Task<RemotePlaces> FindBesideAsync(OpenTarget target, string asked, IReadOnlyList<string> earlier, CancellationToken cancellationToken)
    {
        string? likely = project.Repository is { } repository ? FormerCheckout.MostLikely(asked, repository) : null;

        // Sessions that came from here name the directory that they were held in here.
        FoundCheckouts found = await target.Machine.FindCheckoutsAsync(earlier, likely, expected: [project.Path], cancellationToken);
        string real = await target.Machine.AskAboutAsync(asked, DirectoriesBeside.None, cancellationToken);
        string[] fitting = [.. Fitting(found.Known).Distinct()];
        string[] others = [.. fitting.Where(path => path != real && !path.StartsWith(real + "/", StringComparison.Ordinal))];
        string[] gone = [.. GoneOf(found, earlier, real)];

        // Where GitHub puts a checkout need not be where it is worked in: it may be mounted a second time.
        return target.Target.Address is CodespaceAddress && others.Length > 0 && !fitting.Contains(real)
            ? new RemotePlaces(asked, others[0], [.. others[1..], .. gone])
            : new RemotePlaces(asked, asked, [.. others, .. gone]);
    }

    public async Task<RemotePlaces> FindAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        string remoteHome = await target.Machine.GetHomeAsync(cancellationToken);
        string? sameBelowHome = project.Path.StartsWith(home + "/", StringComparison.Ordinal) ? remoteHome + project.Path[home.Length..] : null;
        List<string> guesses = [.. new[] { sameBelowHome, project.Path }.OfType<string>().Distinct()];
        FoundCheckouts found = await target.Machine.FindCheckoutsAsync(guesses, likely: null, expected: [], cancellationToken);
        string[] fitting = [.. Fitting(found.Known).Distinct()];
        return fitting switch
        {
            [var only] => new RemotePlaces("", only, [.. GoneOf(found, [], only)]),
            [] when Fitting(found.Guessed).FirstOrDefault() is { } guess => new RemotePlaces("", guess, []),
            [] when target.Target.Address is DirectoryAddress => new RemotePlaces("", project.Path, []),
            _ when fitting.FirstOrDefault(guesses.Contains) is { } same => new RemotePlaces("", same, [.. fitting.Where(path => path != same)]),
            [] => throw NotFound(target, found.Known),
            _ => throw new SyncException(
                FailureKind.Usage,
                $"{project.Name} lies in several places on {target.Name}",
                string.Join(", ", fitting),
                $"Say which: {target.Target.Address}:{fitting[0]}"),
        };
    }

    private IEnumerable<string> GoneOf(FoundCheckouts found, IReadOnlyList<string> earlier, string checkout) => project.Repository is not { } repository
        ? []
        : found.Gone.Where(path => earlier.Contains(path) || FormerCheckout.IsLikely(path, checkout, repository));

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
            FailureKind.Usage,
            $"It is not known where {project.Name} lies on {target.Name}",
            known,
            $"Say where: sync-sessions '{target.Target.Address}:/path/of/project'");
    }
}
