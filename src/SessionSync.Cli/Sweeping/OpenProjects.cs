using SessionSync.Agents;
using SessionSync.Cli.Syncing;
using SessionSync.State;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.Cli.Sweeping;

/// <summary>Opens the projects that targets are synced with: each once, however many targets it has, and no longer than one of them is at it.</summary>
internal sealed class OpenProjects(string stateDirectory, TimeProvider clock)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(10);
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SharedOpening> _open = [];

    /// <exception cref="SyncException">Another run holds the project.</exception>
    public async Task<T> UseAsync<T>(ProjectHome home, Func<OpenProject, Task<T>> use, CancellationToken cancellationToken)
    {
        SharedOpening shared;
        lock (_gate)
        {
            if (!_open.TryGetValue(home.Project.Path, out shared!))
            {
                _open[home.Project.Path] = shared = new SharedOpening(OpenAsync(home, cancellationToken));
            }

            shared.Users++;
        }

        try
        {
            return await use(await shared.Opening);
        }
        finally
        {
            await LeaveAsync(home, shared);
        }
    }

    private async Task LeaveAsync(ProjectHome home, SharedOpening shared)
    {
        lock (_gate)
        {
            if (--shared.Users > 0)
            {
                return;
            }

            _open.Remove(home.Project.Path);
        }

        if (shared.Opening.IsCompletedSuccessfully)
        {
            await (await shared.Opening).DisposeAsync();
        }
    }

    private async Task<OpenProject> OpenAsync(ProjectHome home, CancellationToken cancellationToken)
    {
        ProjectLock held = await ProjectLock.TakeAsync(
            new StatePaths(stateDirectory, home.Project.Path).Lock, home.Project.Name, LockPatience, clock, cancellationToken);
        return new OpenProject(held, new LocalStores(AgentCatalog.All, home.Home, home.ProjectPath));
    }

    private sealed class SharedOpening(Task<OpenProject> opening)
    {
        public Task<OpenProject> Opening => opening;

        public int Users { get; set; }
    }
}
