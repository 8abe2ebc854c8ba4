using SessionSync.Agents;
using SessionSync.Operations.Syncing;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Memory;

namespace SessionSync.Operations.Sweeping;

/// <summary>Opens the projects that targets are synced with: each is locked once, however many targets it has, and no longer than one of
/// them is at it.</summary>
internal sealed class OpenProjects(string stateDirectory, TimeProvider clock) : IAsyncDisposable
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SharedLock> _locks = [];

    /// <summary>By the project and the path that its folders are named after: in the vault one project may have several.</summary>
    private readonly Dictionary<(string Project, string Path), LocalStores> _stores = [];

    /// <exception cref="SyncException">Another run holds the project.</exception>
    public async Task<T> UseAsync<T>(ProjectHome home, Func<OpenProject, Task<T>> use, CancellationToken cancellationToken)
    {
        SharedLock shared;
        lock (_gate)
        {
            if (!_locks.TryGetValue(home.Project.Path, out shared!))
            {
                _locks[home.Project.Path] = shared = new SharedLock(
                    ProjectLock.TakeAsync(LockOf(home), home.Project.Name, LockPatience, clock, cancellationToken));
            }

            shared.Users++;
        }

        try
        {
            return await use(new OpenProject(await shared.Taking, StoresOf(home)));
        }
        finally
        {
            await LeaveAsync(home, shared);
        }
    }

    /// <summary>Looks at a project that nobody is at, without keeping anybody from it.</summary>
    /// <returns>Null where another run holds it.</returns>
    public async Task<EarlySnapshot?> TakeSnapshotAsync(ProjectHome home, Func<LocalStores, Task<LocalSnapshot>> look)
    {
        LockHolder? last = LockHolder.Of(LockOf(home));
        return LockHolder.IsHeld(LockOf(home)) ? null : new EarlySnapshot(await look(StoresOf(home)), last);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (LocalStores stores in _stores.Values)
        {
            await stores.DisposeAsync();
        }
    }

    private async Task LeaveAsync(ProjectHome home, SharedLock shared)
    {
        lock (_gate)
        {
            if (--shared.Users > 0)
            {
                return;
            }

            _locks.Remove(home.Project.Path);
        }

        if (shared.Taking.IsCompletedSuccessfully)
        {
            (await shared.Taking).Dispose();
        }
    }

    private string LockOf(ProjectHome home) => new StatePaths(stateDirectory, home.Project.Path).Lock;

    private LocalStores StoresOf(ProjectHome home)
    {
        (string, string) place = (home.Project.Path, home.ProjectPath);
        lock (_gate)
        {
            if (!_stores.TryGetValue(place, out LocalStores? stores))
            {
                _stores[place] = stores = new LocalStores(
                    AgentCatalog.All, home.Home, home.ProjectPath, home.IsVault ? DirectoriesBeside.None : LocalDirectories.BesideOf(home.Project, stateDirectory, home.Home, clock));
            }

            return stores;
        }
    }

    private sealed class SharedLock(Task<ProjectLock> taking)
    {
        public Task<ProjectLock> Taking => taking;

        public int Users { get; set; }
    }
}
