using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store of a machine does beyond what every store does, when it is listed and read.</summary>
public abstract class MachineStoreReadingContract : SessionStoreContract
{
    protected StoreBench Bench { get; private set; } = null!;

    private ClaudeSessions Sessions => Bench.Sessions;

    protected sealed override async Task<IStoreBench> OpenAsync() => Bench = await CreateAsync();

    protected abstract Task<StoreBench> CreateAsync();

    [Fact]
    public async Task A_home_without_the_agent_has_no_sessions()
    {
        ListedState listed = await Bench.ListAsync();

        Assert.Empty(listed.Load().Inventory.Sessions);
        Assert.Equal(listed.Digest, Bench.Store.DigestOf(listed.Load()));
        Assert.Equal(StoreBench.Project, Bench.Layout.ProjectPath);
    }

    [Fact]
    public async Task The_digest_of_a_listing_is_that_of_its_state_whatever_lies_in_the_folders()
    {
        var session = Sessions.Add();
        session.WriteSideFile("tool-results/line\nbreak.txt", "x");
        session.WriteSideFile("tool-results/unit\u001fseparator.txt", "x");
        File.WriteAllText(Path.Combine(session.Folder, "notes.txt"), "x");
        new ClaudeSessions(Bench.Home, "/work/product-two").Add();

        ListedState listed = await Bench.ListAsync();

        Assert.Equal(listed.Digest, Bench.Store.DigestOf(listed.Load()));
        Assert.Equal(2, listed.Load().Inventory.Problems.Length);
        Assert.Single(listed.Load().Inventory.Sessions);
    }

    [Fact]
    public async Task A_store_that_holds_what_another_holds_is_recognised_by_the_others_inventory()
    {
        using var folder = new TemporaryFolder();
        var other = new ClaudeSessions(folder.Path, "/home/me/other");
        var sub = new ClaudeSessions(folder.Path, "/home/me/other/web");
        for (int number = 0; number < 3; number++)
        {
            Sessions.CopyFrom(other.Add());
        }

        new ClaudeSessions(Bench.Home, StoreBench.Project + "/web").CopyFrom(sub.Add());
        await using var local = new LocalStore(StoreBench.Agent, new AgentHome(folder.Path, static _ => null), "/home/me/other");
        Inventory inventory = (await local.ListAsync([], CancellationToken.None)).Load().Inventory;

        KnownState mirror = Bench.Layout.Mirror(inventory)!;
        ListedState listed = await Bench.ListAsync(mirror);

        Assert.Equal(4, inventory.Sessions.Length);
        Assert.Equal(mirror.Digest, listed.Digest);
        Assert.Equal(4, listed.Load().Inventory.Sessions.Length);
    }

    [Fact]
    public async Task Sessions_that_a_running_agent_has_open_are_told()
    {
        var open = Sessions.Add();
        var crashed = Sessions.Add();
        using var running = new RunningAgent(Bench.Home, open);
        using var dead = new RunningAgent(Bench.Home, crashed);
        dead.Crash();

        ListedState listed = await Bench.ListAsync();

        Assert.Equal([open.Id], listed.Live.Select(key => key.Id));
    }

    [Fact]
    public async Task Files_of_any_name_are_listed_and_read()
    {
        var session = Sessions.Add();
        string[] paths = [.. OddNames.Files.Select(name => session.WriteSideFile($"tool-results/{name}", name))];

        SessionEntry entry = Assert.Single((await Bench.ListAsync()).Load().Inventory.Sessions);
        CollectingReceiver many = await Bench.ReadAsync([.. paths.Select(path => Bench.Whole(path))]);
        CollectingReceiver few = await Bench.ReadAsync([.. paths.Take(8).Select(path => Bench.Whole(path))]);

        Assert.Equal(OddNames.Files.Count + 1, entry.Files.Length);
        Assert.Equal(OddNames.Files, Enumerable.Range(0, paths.Length).Select(index => Encoding.UTF8.GetString(many.Contents[index])));
        Assert.Equal(OddNames.Files.Take(8), Enumerable.Range(0, 8).Select(index => Encoding.UTF8.GetString(few.Contents[index])));
    }
}
