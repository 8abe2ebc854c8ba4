using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store does when it is listed and read.</summary>
public abstract class SessionStoreReadingContract : IAsyncLifetime
{
    protected StoreBench Bench { get; private set; } = null!;

    private ClaudeSessions Sessions => Bench.Sessions;

    public async ValueTask InitializeAsync() => Bench = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await Bench.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreBench> CreateAsync();

    [Fact]
    public async Task A_home_without_the_agent_has_no_sessions()
    {
        ListedState listed = await Bench.ListAsync();

        Assert.Empty(listed.Load().Inventory.Sessions);
        Assert.Equal(listed.Digest, Bench.Store.DigestOf(listed.Load()));
        Assert.Equal(StoreBench.Project, Bench.Store.ProjectPath);
    }

    [Fact]
    public async Task A_listing_tells_each_file_with_its_size_and_time_and_each_session_with_its_head()
    {
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        var session = Sessions.Add(lastMessage: at);
        session.WriteSideFile("subagents/agent-1.jsonl", "{}\n");
        session.WriteSideFile("tool-results/a file.txt", "");

        SessionEntry entry = Assert.Single((await Bench.ListAsync()).Load().Inventory.Sessions);

        Assert.Equal(session.Files.Select(file => (Path.GetRelativePath(Bench.Root, file), StoreBench.StampOf(file))).Order(), entry.Files.Select(file => (file.Path, file.Stamp)).Order());
        Assert.Equal((session.Id, at, ""), (entry.Key.Id, entry.Head, entry.Place));
    }

    [Fact]
    public async Task A_long_listing_tells_every_session()
    {
        var sessions = Enumerable.Range(0, 120).Select(_ => Sessions.Add(turns: 1)).ToList();

        ListedState listed = await Bench.ListAsync();

        Assert.Equal(sessions.Select(session => session.Id).Order(), listed.Load().Inventory.Sessions.Select(session => session.Key.Id));
        Assert.Equal(listed.Digest, Bench.Store.DigestOf(listed.Load()));
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
    public async Task A_known_state_is_recognised_and_its_own_content_used()
    {
        Sessions.Add();
        ListedState first = await Bench.ListAsync();
        var remembered = new StoreState(first.Load().Inventory, []);

        ListedState second = await Bench.ListAsync(new KnownState(ContentHash.Of([]), () => StoreState.Empty), new KnownState(first.Digest, () => remembered));

        Assert.Equal(first.Digest, second.Digest);
        Assert.Same(remembered.Inventory.Sessions[0], second.Load().Inventory.Sessions[0]);
    }

    [Theory]
    [InlineData("grows")]
    [InlineData("is touched")]
    [InlineData("gets a neighbour")]
    [InlineData("goes away")]
    public async Task A_state_is_no_longer_the_known_one_when_a_file(string change)
    {
        var session = Sessions.Add();
        ListedState before = await Bench.ListAsync();
        switch (change)
        {
            case "grows":
                session.AppendLine("{}");
                break;
            case "is touched":
                session.Modified = DateTimeOffset.UtcNow.AddDays(-3);
                break;
            case "gets a neighbour":
                Sessions.Add();
                break;
            default:
                session.Delete();
                break;
        }

        ListedState after = await Bench.ListAsync(new KnownState(before.Digest, () => throw new InvalidOperationException("It is not the known one.")));

        Assert.NotEqual(before.Digest, after.Digest);
        Assert.Equal(after.Digest, Bench.Store.DigestOf(after.Load()));
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

        KnownState mirror = Bench.Store.Mirror(inventory);
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

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Files_are_read_whole_be_they_few_or_many(int count)
    {
        var sessions = Enumerable.Range(0, count).Select(_ => Sessions.Add()).ToList();

        CollectingReceiver received = await Bench.ReadAsync([.. sessions.Select(session => Bench.Whole(session.Transcript))]);

        Assert.Empty(received.Failures);
        Assert.All(sessions.Index(), item => Assert.Equal(item.Item.Bytes, received.Contents[item.Index]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task A_file_that_is_missing_or_has_shrunk_fails_alone(int others)
    {
        var sessions = Enumerable.Range(0, others).Select(_ => Sessions.Add()).ToList();
        var shrunk = Sessions.Add();
        FileRange[] ranges =
        [
            Bench.Whole(shrunk.Transcript) with { Length = shrunk.Bytes.Length + 10 },
            new FileRange(StoreBench.At("-work-product/missing.jsonl"), 0, 10),
            new FileRange(StoreBench.At("-work-product/missing too.jsonl"), 5, 10),
            .. sessions.Select(session => Bench.Whole(session.Transcript)),
        ];

        CollectingReceiver received = await Bench.ReadAsync(ranges);

        Assert.Equal([0, 1, 2], received.Failures.Keys.Order());
        Assert.All(sessions.Index(), item => Assert.Equal(item.Item.Bytes, received.Contents[item.Index + 3]));
    }

    [Fact]
    public async Task A_range_comes_with_the_hash_of_what_is_right_before_it()
    {
        var session = Sessions.Add();
        byte[] big = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(number => $"line {number}\n")));
        string path = session.WriteSideFile("tool-results/big.txt", Encoding.UTF8.GetString(big));

        CollectingReceiver received = await Bench.ReadAsync(new FileRange(Bench.Locate(path), 100, 50), new FileRange(Bench.Locate(path), 150_000, 1000), Bench.Whole(path));

        Assert.Equal([big[100..150], big[150_000..151_000], big], [received.Contents[0], received.Contents[1], received.Contents[2]]);
        Assert.Equal(ContentHash.Of(big.AsSpan(0, 100)), received.Guards[0]);
        Assert.Equal(ContentHash.Of(big.AsSpan(150_000 - FileRange.GuardSize, FileRange.GuardSize)), received.Guards[1]);
        Assert.Null(received.Guards[2]);
    }

    [Fact]
    public async Task A_file_that_has_grown_since_is_read_up_to_the_size_it_had()
    {
        var session = Sessions.Add();
        byte[] before = session.Bytes;
        FileRange[] ranges = [.. Enumerable.Repeat(Bench.Whole(session.Transcript), 1), .. Enumerable.Range(0, 20).Select(_ => Bench.Whole(Sessions.Add().Transcript))];
        session.AppendTurn("More", DateTimeOffset.UtcNow);

        CollectingReceiver received = await Bench.ReadAsync(ranges);

        Assert.Equal(before, received.Contents[0]);
        Assert.Empty(received.Failures);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000_000)]
    public async Task A_file_of_any_size_is_read(int size)
    {
        var session = Sessions.Add();
        string path = session.WriteSideFile("tool-results/file.bin", "");
        byte[] content = new byte[size];
        new Random(1).NextBytes(content);
        File.WriteAllBytes(path, content);

        CollectingReceiver received = await Bench.ReadAsync(Bench.Whole(path), Bench.Whole(session.Transcript));

        Assert.Equal(content, received.Contents[0]);
        Assert.Equal(session.Bytes, received.Contents[1]);
    }

    [Fact]
    public async Task Hashes_tell_ranges_apart_and_say_nothing_of_what_cannot_be_read_whole()
    {
        var session = Sessions.Add();
        byte[] content = session.Bytes;
        FileLocation file = Bench.Locate(session.Transcript);

        IReadOnlyList<ContentHash?> hashes = await Bench.Store.HashAsync(
            [new FileRange(file, 0, content.Length), new FileRange(file, 10, 20), new FileRange(StoreBench.At("-work-product/missing.jsonl"), 0, 5)],
            CancellationToken.None);

        Assert.Equal([ContentHash.Of(content), ContentHash.Of(content.AsSpan(10, 20)), null], hashes);
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
