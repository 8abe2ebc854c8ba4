using System.Collections.Immutable;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Targets;
using SessionSync.Projects;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Status;

/// <summary>Finds which project is synced with which target.</summary>
internal sealed class Pairings(StatusRequest request, CodespaceView view)
{
    /// <summary>In the order of the projects, configured targets first.</summary>
    public ImmutableArray<Pairing> Find() => [.. request.Projects.SelectMany(Of)];

    /// <summary>Configured targets that none of the pairings has.</summary>
    public IEnumerable<SyncTarget> Unused(ImmutableArray<Pairing> pairings) =>
        TargetResolver.Configured(request.Settings).Where(target => pairings.All(pairing => pairing.Target.Address != target.Address));

    private IEnumerable<Pairing> Of(LocalProject project)
    {
        var paths = new StatePaths(request.Host.StateDirectory, project.Path);
        IEnumerable<Pairing> configured =
            from settings in request.Settings.Targets
            let target = TargetResolver.Of(settings)
            let pairing = new Pairing(project, target, target.Address is CodespaceAddress address ? view.Find(address.Name) : null, paths)
            where IsConfiguredFor(settings, project) || pairing.LastSync is not null
            select pairing;
        IEnumerable<Pairing> codespaces =
            from codespace in view.Of(project)
            select new Pairing(project, TargetResolver.Of(codespace), codespace, paths);
        return configured.Concat(codespaces).Concat(view.IsKnown ? [] : Remembered(project, paths)).DistinctBy(static pairing => pairing.Target.Address);
    }

    /// <summary>Those that were synced with before, where nobody tells which there are.</summary>
    private IEnumerable<Pairing> Remembered(LocalProject project, StatePaths paths) =>
        from name in project.Repository is { } repository ? new CodespaceNames(request.Host.StateDirectory).Of(repository) : []
        let pairing = new Pairing(project, new SyncTarget(name, new CodespaceAddress(name), Settings: null), null, paths)
        where pairing.LastSync is not null
        select pairing;

    private static bool IsConfiguredFor(TargetSettings settings, LocalProject project) =>
        settings.Repository is { } configured && project.Repository is { } repository && RepositoryName.Of(configured) == repository;
}
