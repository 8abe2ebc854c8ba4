using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Model.Sessions;
using SessionSync.Operations.Events;
using SessionSync.Operations.Sweeping;
using SessionSync.Operations.Syncing;
using SessionSync.Operations.Targets;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Operations.Rescue;

/// <summary>Brings home everything one machine holds: syncs each of its projects with its checkout here or with the vault, proves file by
/// file what is home, and copies the rest as it is.</summary>
internal sealed class MachineRescue(SweepRequest request, IProgress<OperationEvent> events, LocalProjects projects, OpenProjects openProjects, TimeProvider clock)
{
    /// <summary>While somebody writes there, everything is looked at again, but not for ever.</summary>
    private const int MostRounds = 3;
    private readonly Dictionary<StorePath, FileHome> _homes = [];
    private readonly List<RescuedProject> _projects = [];

    /// <summary>For each project the place there that is remembered as the machine's own; others are remembered with their paths.</summary>
    private readonly Dictionary<string, string> _places = [];

    public async Task<RescueReport> RunAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        var copies = new RescueCopies(projects.Vault, target, _homes, clock);
        for (int round = 1; ; round++)
        {
            await SyncAsync(target, await target.Machine.ListEverythingAsync(cancellationToken), cancellationToken);
            ImmutableArray<MachineListing> before = await ListAllAsync(target, cancellationToken);
            RescueCount count = await copies.TakeAsync(before, cancellationToken);
            ImmutableArray<MachineListing> after = await ListAllAsync(target, cancellationToken);
            bool isChanging = !after.Select(static one => one.Digest).SequenceEqual(before.Select(static one => one.Digest));
            if (!isChanging || round == MostRounds)
            {
                target.Machine.Disconnect();
                int openSessions = after.Sum(static one => one.Agent.Interpret(new Listing([], one.LiveProcesses), "/").Live.Count);
                return new RescueReport(
                    target.Name,
                    [.. _projects],
                    count.Files,
                    count.Copied,
                    count.Copied > 0 ? projects.Vault.CopiesOf(target.Name) : null,
                    count.Missing,
                    openSessions,
                    isChanging);
            }
        }
    }

    /// <summary>The listings of all that is synced, and of all that can only be copied.</summary>
    private static async Task<ImmutableArray<MachineListing>> ListAllAsync(OpenTarget target, CancellationToken cancellationToken)
    {
        ImmutableArray<MachineListing> listings = await target.Machine.ListEverythingAsync(cancellationToken);
        return listings.AddRange(await target.Machine.ListEverythingAsync([.. AgentCatalog.Closed, .. AgentCatalog.Beside], cancellationToken));
    }

    private async Task SyncAsync(OpenTarget target, ImmutableArray<MachineListing> listings, CancellationToken cancellationToken)
    {
        _projects.Clear();
        ImmutableArray<string> sessions = await MachineListing.DirectoriesAsync(listings, cancellationToken);
        ImmutableArray<string> directories = target.ProjectPath is { } own ? [own, .. sessions] : sessions;
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
        catch (SyncException failure) when (failure.Kind != FailureKind.Unreachable)
        {
            // What did not come this way is copied as it is, and told if that fails too.
            events.Failure(target.Name, failure);
        }
    }

    private ProjectHome HomeOf(OpenTarget target, RemoteCheckout checkout) => RepositoryOf(target, checkout) is { } repository
        ? projects.Find(repository, checkout.Path) ?? projects.InVault(repository, checkout.Path)
        : projects.InVault(target.Name, checkout.Path);

    /// <summary>Whose sessions were held there, even if the checkout itself is gone.</summary>
    private static RepositoryName? RepositoryOf(OpenTarget target, RemoteCheckout checkout) =>
        RepositoryName.FromUrl(checkout.Origin) ?? (checkout.Path == target.ProjectPath ? target.Repository : null);

    private async Task<bool> PullAsync(OpenTarget target, RemoteCheckout checkout, ProjectHome home, OpenProject open, CancellationToken cancellationToken)
    {
        SyncRequest one = request.For(home, SyncDirection.Pull, allSessions: true);
        var paths = new StatePaths(request.Host.StateDirectory, home.Project.Path);
        var run = new TargetRun(one, events, open.Stores, home.Project, paths, clock) { WithImports = !home.IsVault };
        await run.RunAsync(TargetFor(target, checkout, one, home, paths), snapshot: null, cancellationToken);
        int sessions = 0;
        foreach (IAgent agent in one.Agents)
        {
            MachineStore remote = target.Machine.StoreFor(agent, checkout.Path);
            Inventory there = (await remote.ListAsync([], cancellationToken)).Load().Inventory;
            LocalStore local = open.Stores.For(agent);
            Inventory here = (await local.ListAsync([], cancellationToken)).Load().Inventory;
            sessions += FindHomes(there, here, local);
        }

        if (sessions > 0)
        {
            _projects.Add(new RescuedProject(home.Project.Repository?.Value ?? Path.GetFileName(checkout.Path), home.Project.Path, home.IsVault, checkout.Path, sessions));
        }

        return true;
    }

    /// <summary>Each checkout is compared with what is remembered of itself.</summary>
    private MachineTarget TargetFor(OpenTarget target, RemoteCheckout checkout, SyncRequest one, ProjectHome home, StatePaths paths)
    {
        _places.TryAdd(home.Project.Path, checkout.Path);
        string address = target.Target.Address.ToString();
        return new MachineTarget(one, target with { ProjectPath = checkout.Path }, home.Project, paths, events)
        {
            IsExact = true,
            Address = _places[home.Project.Path] == checkout.Path ? address : $"{address}:{checkout.Path}",
        };
    }

    /// <summary>Notes where each file of these sessions is here; returns how many of the conversations are.</summary>
    private int FindHomes(Inventory there, Inventory here, LocalStore local)
    {
        int sessions = 0;
        foreach (SessionEntry session in there.Sessions)
        {
            SessionEntry? mine = here.Sessions.FirstOrDefault(entry => entry.Key == session.Key);
            sessions += session.IsConversation && mine is not null ? 1 : 0;
            foreach (SessionFile file in session.Files)
            {
                if (mine?.Find(file.Name) is { } found)
                {
                    _homes[new StorePath(session.Key.Agent, file.Path)] = new FileHome(local.PathOf(found.Path), found.Directory, file.Directory);
                }
            }
        }

        return sessions;
    }
}
