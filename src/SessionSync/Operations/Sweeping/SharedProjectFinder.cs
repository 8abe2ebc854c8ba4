using System.Collections.Immutable;
using SessionSync.Model;
using SessionSync.Operations.Events;
using SessionSync.Operations.Targets;
using SessionSync.Platform;
using SessionSync.Stores.Machines;

namespace SessionSync.Operations.Sweeping;

/// <summary>Finds the projects that another machine has in common with this one: those that it has sessions of, and those that lie at
/// the same place as here, below the home directory or in the whole.</summary>
internal sealed class SharedProjectFinder(LocalProjects projects, HostEnvironment host, IProgress<OperationEvent> events)
{
    /// <summary>Of projects that are left out.</summary>
    public List<SyncException> Failures { get; } = [];

    public async Task<ImmutableArray<SharedProject>> FindAsync(OpenTarget target, ImmutableArray<MachineListing> listings, CancellationToken cancellationToken)
    {
        ImmutableArray<string> known = target.ProjectPath is { } path ? [path] : await MachineListing.DirectoriesAsync(listings, cancellationToken);
        string[] guesses = target.ProjectPath is null ? await GuessesAsync(target, cancellationToken) : [];
        ImmutableArray<RemoteCheckout?> found = await target.Machine.LocateAsync([.. known, .. guesses], cancellationToken);
        ILookup<string, SharedProject> sure = Match(target, found.Take(known.Length));
        ILookup<string, SharedProject> likely = Match(target, found.Skip(known.Length));
        return
        [
            .. sure.Select(places => Choose(target, [.. places])).OfType<SharedProject>(),
            .. likely.Where(places => !sure.Contains(places.Key)).Select(places => places.First()),
        ];
    }

    private async Task<string[]> GuessesAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        string remoteHome = await target.Machine.GetHomeAsync(cancellationToken);
        string[] here = [.. projects.Known.Select(project => project.Path)];
        string below = host.Home + "/";
        return [.. here.Where(path => path.StartsWith(below, StringComparison.Ordinal)).Select(path => $"{remoteHome}/{path[below.Length..]}"), .. here];
    }

    /// <summary>By the project's path here, in the order they were found.</summary>
    private ILookup<string, SharedProject> Match(OpenTarget target, IEnumerable<RemoteCheckout?> checkouts) =>
        checkouts.OfType<RemoteCheckout>().Distinct().Select(Match).OfType<SharedProject>().Where(one => IsWanted(target, one)).ToLookup(one => one.Home.Project.Path);

    private SharedProject? Match(RemoteCheckout checkout)
    {
        ProjectHome? home = RepositoryName.FromUrl(checkout.Origin) is { } repository
            ? projects.Find(repository, checkout.Path)
            : checkout.Origin.Length == 0 ? projects.FindNameless(Path.GetFileName(checkout.Path)) : null;
        return home is null ? null : new SharedProject(home, checkout.Path);
    }

    /// <summary>A target that was configured for a repository is swept for that one.</summary>
    private static bool IsWanted(OpenTarget target, SharedProject shared) =>
        target.Target.Settings?.Repository is not { } repository || shared.Home.Project.Repository == RepositoryName.Of(repository);

    /// <summary>Of several places there with sessions, the one where the project also lies here.</summary>
    private SharedProject? Choose(OpenTarget target, SharedProject[] places)
    {
        SharedProject? chosen = places is [var only] ? only : places.FirstOrDefault(place => place.RemotePath == place.Home.ProjectPath);
        if (chosen is null)
        {
            var failure = new SyncException(
                FailureKind.Partial,
                $"{places[0].Home.Project.Name} is left out",
                $"It lies in several places there ({string.Join(", ", places.Select(place => place.RemotePath))})",
                $"Say which: sync-sessions {target.Target.Address}:{places[0].RemotePath}");
            Failures.Add(failure);
            events.Failure(target.Name, failure);
        }

        return chosen;
    }
}
