using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Cli.Output;
using SessionSync.Cli.Syncing;
using SessionSync.Projects;
using SessionSync.Rescue;
using SessionSync.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Sweeping;

/// <summary>Brings home everything one machine holds: syncs each of its projects with its checkout here or with the vault, proves file by
/// file what is home, and copies the rest as it is.</summary>
internal sealed class MachineRescue(
    SweepRequest request, ISyncReporter reporter, IAgent agent, LocalProjects projects, OpenProjects openProjects, TimeProvider clock)
{
    /// <summary>While somebody writes there, everything is looked at again, but not for ever.</summary>
    private const int MostRounds = 3;
    private readonly Dictionary<string, string> _homes = [];
    private readonly List<RescuedProject> _projects = [];

    public async Task<RescueReport> RunAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        var copies = new FileCopies(agent, projects.Vault, target.Name, clock);
        for (int round = 1; ; round++)
        {
            await SyncAsync(target, await target.Machine.ListEverythingAsync(cancellationToken), cancellationToken);
            MachineListing before = await target.Machine.ListEverythingAsync(cancellationToken);
            ImmutableArray<ListedFile> files = await before.ReadFilesAsync(cancellationToken);
            ISessionStore remote = target.Machine.StoreFor("/");
            var proof = new HomeProof(agent.Id, remote);
            ImmutableArray<CheckedFile> checkedFiles = await proof.CheckAsync(files, path => _homes.GetValueOrDefault(path), cancellationToken);
            CheckedFile[] rest = [.. checkedFiles.Where(file => !file.IsHome)];
            ImmutableArray<MissingFile> missing = await copies.TakeAsync(remote, proof, rest, cancellationToken);
            MachineListing after = await target.Machine.ListEverythingAsync(cancellationToken);
            bool isChanging = after.Digest != before.Digest;
            if (!isChanging || round == MostRounds)
            {
                target.Machine.LetGo();
                int openSessions = agent.Interpret(new Listing([], after.LiveProcesses), "/").Live.Count;
                int copied = rest.Length - missing.Length;
                missing = before.IsWhole ? missing : missing.Add(new MissingFile(agent.Root.SessionsFolder, "Some folders or files below it cannot be looked at"));
                return new RescueReport(
                    target.Name, [.. _projects], files.Length, copied, copied > 0 ? projects.Vault.CopiesOf(target.Name) : null, missing, openSessions, isChanging);
            }
        }
    }

    private async Task SyncAsync(OpenTarget target, MachineListing listing, CancellationToken cancellationToken)
    {
        _projects.Clear();
        string[] sessions = RemoteMachine.Directories(await listing.ReadFilesAsync(cancellationToken));
        string[] directories = target.ProjectPath is { } own ? [own, .. sessions] : sessions;
        ImmutableArray<RemoteCheckout?> found = await target.Machine.LocateAsync(directories, cancellationToken);

        // A directory that is gone there still has a name that sessions are kept under.
        IEnumerable<RemoteCheckout> checkouts = found.Select((checkout, index) => checkout ?? new RemoteCheckout(directories[index], ""));
        foreach (RemoteCheckout checkout in checkouts.DistinctBy(one => one.Path))
        {
            await SyncAsync(target, checkout, cancellationToken);
        }
    }

    private async Task SyncAsync(OpenTarget target, RemoteCheckout checkout, CancellationToken cancellationToken)
    {
        ProjectHome home = HomeOf(target, checkout);
        try
        {
            await openProjects.UseAsync(home, open => PullAsync(target, checkout, home, open, cancellationToken), cancellationToken);
        }
        catch (SyncException failure) when (failure.Code != ExitCode.Unreachable)
        {
            // What did not come this way is copied as it is, and told if that fails too.
            reporter.Failure(target.Name, failure);
        }
    }

    private ProjectHome HomeOf(OpenTarget target, RemoteCheckout checkout) => RepositoryName.FromUrl(checkout.Origin) is { } repository
        ? projects.Find(repository, checkout.Path) ?? projects.InVault(repository, checkout.Path)
        : projects.InVault(target.Name, checkout.Path);

    private async Task<bool> PullAsync(OpenTarget target, RemoteCheckout checkout, ProjectHome home, OpenProject open, CancellationToken cancellationToken)
    {
        SyncRequest one = request.For(home, SyncDirection.Pull, allSessions: true);
        var paths = new StatePaths(request.Host.StateDirectory, home.Project.Path);
        await new TargetRun(one, reporter, agent, open.Store, home.Project, paths, clock).RunAsync(target with { ProjectPath = checkout.Path }, cancellationToken);
        MachineStore remote = target.Machine.StoreFor(checkout.Path);
        Inventory there = (await remote.ListAsync([], cancellationToken)).Load().Inventory;
        Inventory here = (await open.Store.ListAsync([], cancellationToken)).Load().Inventory;
        int sessions = 0;
        foreach (SessionEntry session in there.Sessions)
        {
            SessionEntry? mine = here.Sessions.FirstOrDefault(entry => entry.Key == session.Key);
            sessions += session.IsConversation && mine is not null ? 1 : 0;
            foreach (SessionFile file in session.Files)
            {
                if (mine?.Find(file.Name) is { } found)
                {
                    _homes[file.Path] = Path.Combine(home.BaseDirectory, agent.Root.SessionsFolder, found.Path);
                }
            }
        }

        if (sessions > 0)
        {
            _projects.Add(new RescuedProject(home.Project.Repository?.Value ?? Path.GetFileName(checkout.Path), home.Project.Path, home.IsVault, checkout.Path, sessions));
        }

        return true;
    }
}
