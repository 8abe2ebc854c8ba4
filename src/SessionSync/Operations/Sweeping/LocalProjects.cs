using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Syncing;
using SessionSync.Platform;
using SessionSync.Projects;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Operations.Sweeping;

/// <summary>The projects of this machine, and where the sessions of any project belong on it.</summary>
public sealed class LocalProjects
{
    private readonly HostEnvironment _host;
    private readonly AgentHome _home;
    private readonly Lazy<ImmutableArray<LocalProject>> _synced;
    private readonly Lazy<ImmutableArray<LocalProject>> _used;
    private readonly Lazy<ImmutableArray<LocalProject>> _found;

    public LocalProjects(HostEnvironment host, Settings settings)
    {
        _host = host;
        _home = AgentHomes.On(host);
        Vault = VaultFolder.In(host.DataDirectory);
        _synced = new(() => Existing(KnownProjects.List(host.StateDirectory).Select(static project => project.Path)));
        _used = new(() => Existing(AgentCatalog.All.SelectMany(agent => new SessionDirectories(agent, _home).Read())));
        _found = new(() => Existing(settings.Checkouts.Select(ExpandHome).SelectMany(CheckoutSearch.Find)));
    }

    public VaultFolder Vault { get; }

    /// <summary>Those that were synced before, the latest first, then those that sessions were held in.</summary>
    public ImmutableArray<LocalProject> Known => Distinct([.. _synced.Value, .. _used.Value]);

    /// <summary>Reads what will most likely be asked for.</summary>
    public void Prepare() => _ = _synced.Value.IsEmpty ? _used.Value : _synced.Value;

    /// <summary>Where a repository's sessions belong: in its checkout here, else in the vault if that has some already.</summary>
    /// <param name="remotePath">Where the project lies on the other machine.</param>
    /// <returns>Null where nothing of the repository is here.</returns>
    public ProjectHome? Find(RepositoryName repository, string remotePath)
    {
        LocalProject? project = Find(_synced, repository) ?? Find(_used, repository) ?? Find(_found, repository);
        return project is not null ? HomeOf(project)
            : Directory.Exists(Vault.HomeOf(repository.Value)) ? InVault(repository, remotePath)
            : null;
    }

    /// <summary>The project without a repository whose directory has this name; null where there is none or more than one.</summary>
    public ProjectHome? FindNameless(string directoryName)
    {
        LocalProject[] fitting = [.. Known.Where(one => one.Repository is null && Path.GetFileName(one.Path) == directoryName)];
        return fitting is [var only] ? HomeOf(only) : null;
    }

    public ProjectHome InVault(RepositoryName repository, string remotePath) => InVault(Vault.HomeOf(repository.Value), repository, remotePath);

    /// <summary>The place in the vault for a directory of a machine that belongs to no repository.</summary>
    public ProjectHome InVault(string machine, string remotePath) => InVault(Vault.HomeOf(machine, remotePath), null, remotePath);

    private static ProjectHome InVault(string home, RepositoryName? repository, string remotePath) =>
        new(new LocalProject(home, repository), new AgentHome(home, static _ => null), remotePath);

    private ProjectHome HomeOf(LocalProject project) => new(project, _home, project.Path);

    private string ExpandHome(string directory) => directory is "~" ? _host.Home : directory is ['~', '/', .. var rest] ? Path.Combine(_host.Home, rest) : directory;

    private static LocalProject? Find(Lazy<ImmutableArray<LocalProject>> projects, RepositoryName repository) =>
        projects.Value.FirstOrDefault(project => project.Repository == repository);

    /// <summary>Sessions name directories of other machines too, and projects go away.</summary>
    private static ImmutableArray<LocalProject> Existing(IEnumerable<string> directories) =>
        Distinct(directories.Where(Directory.Exists).Select(LocalProject.Find));

    private static ImmutableArray<LocalProject> Distinct(IEnumerable<LocalProject> projects) => [.. projects.DistinctBy(project => project.Path)];
}
