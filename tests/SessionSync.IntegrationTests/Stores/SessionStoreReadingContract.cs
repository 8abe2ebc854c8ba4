using System.Text;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store does when it is listed and read, wherever it keeps what it holds.</summary>
public abstract class SessionStoreReadingContract : IAsyncLifetime
{
    private readonly TemporaryFolder _elsewhere = new();

    protected ISessionStore Store => Around.Store;

    /// <summary>The way around the store.</summary>
    protected IStoreBench Around { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Around = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Around.DisposeAsync();
        _elsewhere.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<IStoreBench> OpenAsync();

    /// <summary>A session of another machine.</summary>
    private protected ClaudeSession Session(int turns = 2, DateTimeOffset? lastMessage = null) =>
        new ClaudeSessions(_elsewhere.Path, StoreBench.Project).Add(turns, lastMessage);

    /// <summary>The session as the other machine lists it.</summary>
    private protected static SessionEntry EntryOf(ClaudeSession session, params string[] sideFiles) => new(
        new SessionKey(StoreBench.Agent.Id, session.Id),
        "",
        Path.GetFileName(session.Folder),
        [
            new SessionFile(SessionFile.Transcript, "", StoreBench.StampOf(session.Transcript), FileKind.Records),
            .. sideFiles.Select(static name => new SessionFile(name, name, default, FileKind.Whole)),
        ],
        null);

    /// <summary>Where the store has, or would have, the session's transcript.</summary>
    private protected StorePath PlaceOf(ClaudeSession session) => Store.Locate(EntryOf(session), null, SessionFile.Transcript);

    private protected StorePath PlaceOf(ClaudeSession session, string sideFile) => Store.Locate(EntryOf(session, sideFile), null, sideFile);

    /// <summary>Somebody else brings the session.</summary>
    private protected StorePath Put(ClaudeSession session)
    {
        StorePath place = PlaceOf(session);
        Around.Put(place, session.Bytes, session.Modified);
        return place;
    }

    private protected FileRange Whole(StorePath file) => new(file, 0, Around.ContentOf(file)!.Length);

    private protected Task<ListedState> ListAsync(params KnownState[] known) => Store.ListAsync(known, CancellationToken.None);

    private protected async Task<CollectingReceiver> ReadAsync(params FileRange[] ranges)
    {
        var receiver = new CollectingReceiver();
        await Store.ReadAsync(ranges, receiver, CancellationToken.None);
        return receiver;
    }

    [Fact]
    public async Task A_store_without_sessions_lists_none()
    {
        ListedState listed = await ListAsync();

        Assert.Empty(listed.Load().Inventory.Sessions);
        Assert.Equal(listed.Digest, Store.DigestOf(listed.Load()));
        Assert.NotEmpty(Store.Traits.Name);
    }

    [Fact]
    public async Task A_listing_tells_each_file_with_its_size_and_time_and_each_session_with_its_head()
    {
        var at = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);
        ClaudeSession session = Session(lastMessage: at);
        StorePath[] files = [Put(session), PlaceOf(session, "subagents/agent-1.jsonl"), PlaceOf(session, "tool-results/a file.txt")];
        Around.Put(files[1], "{}\n"u8.ToArray(), at);
        Around.Put(files[2], [], at);

        SessionEntry entry = Assert.Single((await ListAsync()).Load().Inventory.Sessions);

        Assert.Equal(files.Select(file => (file.Path, Around.StampOf(file))).Order(), entry.Files.Select(file => (file.Path, file.Stamp)).Order());
        Assert.Equal(["", "subagents/agent-1.jsonl", "tool-results/a file.txt"], entry.Files.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal((session.Id, at, ""), (entry.Key.Id, entry.Head, entry.Place));
        Assert.All(entry.Files, file => Assert.Equal(file.Path, Store.Locate(entry, entry, file.Name).Path));
    }

    [Fact]
    public async Task A_long_listing_tells_every_session()
    {
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 120).Select(_ => Session(turns: 1))];
        Assert.All(sessions, session => Put(session));

        ListedState listed = await ListAsync();

        Assert.Equal(sessions.Select(session => session.Id).Order(), listed.Load().Inventory.Sessions.Select(session => session.Key.Id));
        Assert.Equal(listed.Digest, Store.DigestOf(listed.Load()));
    }

    [Fact]
    public async Task A_known_state_is_recognised_and_its_own_content_used()
    {
        Put(Session());
        ListedState first = await ListAsync();
        var remembered = new StoreState(first.Load().Inventory, []);

        ListedState second = await ListAsync(new KnownState(ContentHash.Of([]), () => StoreState.Empty), new KnownState(first.Digest, () => remembered));

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
        ClaudeSession session = Session();
        StorePath place = Put(session);
        ListedState before = await ListAsync();
        Action act = change switch
        {
            "grows" => () => Around.Put(place, [.. session.Bytes, .. "{}\n"u8], session.Modified),
            "is touched" => () => Around.Put(place, session.Bytes, session.Modified.AddDays(-3)),
            "gets a neighbour" => () => Put(Session()),
            _ => () => Around.Remove(place),
        };
        act();

        ListedState after = await ListAsync(new KnownState(before.Digest, () => throw new InvalidOperationException("It is not the known one.")));

        Assert.NotEqual(before.Digest, after.Digest);
        Assert.Equal(after.Digest, Store.DigestOf(after.Load()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task Files_are_read_whole_be_they_few_or_many(int count)
    {
        ClaudeSession[] sessions = [.. Enumerable.Range(0, count).Select(_ => Session())];

        CollectingReceiver received = await ReadAsync([.. sessions.Select(session => Whole(Put(session)))]);

        Assert.Empty(received.Failures);
        Assert.All(sessions.Index(), item => Assert.Equal(item.Item.Bytes, received.Contents[item.Index]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task A_file_that_is_missing_or_has_shrunk_fails_alone(int others)
    {
        ClaudeSession[] sessions = [.. Enumerable.Range(0, others).Select(_ => Session())];
        FileRange shrunk = Whole(Put(Session()));
        FileRange[] ranges =
        [
            shrunk with { Length = shrunk.Length + 10 },
            new FileRange(PlaceOf(Session()), 0, 10),
            new FileRange(PlaceOf(Session()), 5, 10),
            .. sessions.Select(session => Whole(Put(session))),
        ];

        CollectingReceiver received = await ReadAsync(ranges);

        Assert.Equal([0, 1, 2], received.Failures.Keys.Order());
        Assert.All(sessions.Index(), item => Assert.Equal(item.Item.Bytes, received.Contents[item.Index + 3]));
    }

    [Fact]
    public async Task A_range_comes_with_the_hash_of_what_is_right_before_it()
    {
        byte[] big = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(number => $"line {number}\n")));
        StorePath file = PlaceOf(Session(), "tool-results/big.txt");
        Around.Put(file, big, DateTimeOffset.UtcNow);

        CollectingReceiver received = await ReadAsync(new FileRange(file, 100, 50), new FileRange(file, 150_000, 1000), Whole(file));

        Assert.Equal([big[100..150], big[150_000..151_000], big], [received.Contents[0], received.Contents[1], received.Contents[2]]);
        Assert.Equal(ContentHash.Of(big.AsSpan(0, 100)), received.Guards[0]);
        Assert.Equal(ContentHash.Of(big.AsSpan(150_000 - FileRange.GuardSize, FileRange.GuardSize)), received.Guards[1]);
        Assert.Null(received.Guards[2]);
    }

    [Fact]
    public async Task A_file_that_has_grown_since_is_read_up_to_the_size_it_had()
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);
        FileRange[] ranges = [Whole(place), .. Enumerable.Range(0, 20).Select(_ => Whole(Put(Session())))];
        Around.Put(place, [.. session.Bytes, .. "{\"more\":1}\n"u8], DateTimeOffset.UtcNow);

        CollectingReceiver received = await ReadAsync(ranges);

        Assert.Equal(session.Bytes, received.Contents[0]);
        Assert.Empty(received.Failures);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000_000)]
    public async Task A_file_of_any_size_is_read(int size)
    {
        ClaudeSession session = Session();
        byte[] content = new byte[size];
        new Random(1).NextBytes(content);
        StorePath file = PlaceOf(session, "tool-results/file.bin");
        Around.Put(file, content, session.Modified);

        CollectingReceiver received = await ReadAsync(Whole(file), Whole(Put(session)));

        Assert.Equal(content, received.Contents[0]);
        Assert.Equal(session.Bytes, received.Contents[1]);
    }

    [Fact]
    public async Task Hashes_tell_ranges_apart_and_say_nothing_of_what_cannot_be_read_whole()
    {
        ClaudeSession session = Session();
        StorePath file = Put(session);

        IReadOnlyList<ContentHash?> hashes = await Store.HashAsync(
            [Whole(file), new FileRange(file, 10, 20), new FileRange(PlaceOf(Session()), 0, 5), Whole(file) with { Length = session.Bytes.Length + 1 }],
            CancellationToken.None);

        Assert.Equal([ContentHash.Of(session.Bytes), ContentHash.Of(session.Bytes.AsSpan(10, 20)), null, null], hashes);
    }
}
