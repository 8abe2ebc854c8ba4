using System.Text;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store does, wherever it keeps what it holds: a new kind of store needs a subclass, and no more.</summary>
public abstract class SessionStoreContract : SessionStoreReducingContract
{
    private const long Modified = 1_700_000_000;
    private static readonly byte[] s_more = "{\"more\":1}\n"u8.ToArray();

    [Fact]
    public async Task What_was_written_is_there_and_is_listed()
    {
        ClaudeSession known = Session();
        StorePath grown = Put(known);
        await ListAsync();
        ClaudeSession session = Session();
        StorePath side = PlaceOf(session, "tool-results/b.txt");

        IReadOnlyList<WriteResult> results = await WriteAsync(Create(PlaceOf(session), session.Bytes), Create(side, "content"u8), Append(grown, known.Bytes, s_more));

        await Store.CommitAsync(CancellationToken.None);
        ListedState listed = await ListAsync();
        Assert.All(results, result => Assert.Equal(WriteStatus.Written, result.Status));
        Assert.Equal(2, listed.Load().Inventory.Sessions.Length);
        Assert.Equal(listed.Digest, Store.DigestOf(listed.Load()));
        SessionEntry entry = listed.Load().Inventory.Sessions.Single(entry => entry.Key.Id == session.Id);
        Assert.Equal(new FileStamp(session.Bytes.Length, Modified), entry.Transcript!.Stamp);
        Assert.Equal(new FileStamp(7, Modified), entry.Find("tool-results/b.txt")!.Stamp);
        Assert.Equal(session.Bytes, Around.ContentOf(PlaceOf(session)));
        Assert.Equal("content"u8.ToArray(), Around.ContentOf(side));
        await Around.ShouldBeTidyAsync();
    }

    [Fact]
    public async Task A_new_file_never_replaces_one_that_is_there()
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);

        IReadOnlyList<WriteResult> results = await WriteAsync(Create(place, "other"u8), Create(PlaceOf(session, "beside.txt"), "x"u8));

        Assert.Equal([WriteStatus.Changed, WriteStatus.Written], results.Select(result => result.Status));
        Assert.Equal(session.Bytes, Around.ContentOf(place));
    }

    [Fact]
    public async Task A_tail_is_appended_to_what_it_continues()
    {
        ClaudeSession session = Session(turns: 30);
        StorePath place = Put(session);

        WriteResult result = Assert.Single(await WriteAsync(Append(place, session.Bytes, s_more)));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal([.. session.Bytes, .. s_more], Around.ContentOf(place)!);
        Assert.Equal(Modified, Around.StampOf(place).ModifiedSeconds);
        await Around.ShouldBeTidyAsync();
    }

    [Fact]
    public async Task A_tail_is_appended_to_an_empty_file()
    {
        StorePath place = PlaceOf(Session());
        Around.Put(place, [], DateTimeOffset.UtcNow);

        WriteResult result = Assert.Single(await WriteAsync(Append(place, [], s_more)));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal(s_more, Around.ContentOf(place));
    }

    [Fact]
    public async Task A_tail_that_another_run_has_brought_is_not_appended_again()
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);
        FileWrite write = Append(place, session.Bytes, s_more);
        await WriteAsync(write);

        WriteResult result = Assert.Single(await WriteAsync(write));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal([.. session.Bytes, .. s_more], Around.ContentOf(place)!);
    }

    [Fact]
    public async Task A_tail_of_another_branch_leaves_its_target_untouched()
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);
        byte[] other = [.. session.Bytes, .. s_more];
        other[session.Bytes.Length - 5] ^= 1;

        WriteResult result = Assert.Single(await WriteAsync(Append(place, session.Bytes, s_more) with { Source = Around.Source(other, session.Bytes.Length) }));

        Assert.Equal(WriteStatus.NotPrefix, result.Status);
        Assert.Equal(session.Bytes, Around.ContentOf(place));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tail_is_not_appended_to_a_file_that_grew_or_went_away(bool grew)
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);
        FileWrite write = Append(place, session.Bytes, s_more);
        byte[]? after = grew ? [.. session.Bytes, .. "{\"somebody\":\"else\"}\n"u8] : null;
        Action act = grew ? () => Around.Put(place, after!, DateTimeOffset.UtcNow) : () => Around.Remove(place);
        act();

        WriteResult result = Assert.Single(await WriteAsync(write));

        Assert.Equal(WriteStatus.Changed, result.Status);
        Assert.Equal(after, Around.ContentOf(place));
    }

    [Fact]
    public async Task A_file_is_replaced_when_it_is_what_it_was()
    {
        StorePath place = Put(Session());

        WriteResult result = Assert.Single(await WriteAsync(Replace(place, "new"u8)));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal("new"u8.ToArray(), Around.ContentOf(place));
        Assert.Equal(new FileStamp(3, Modified), Around.StampOf(place));
    }

    [Theory]
    [InlineData("grown")]
    [InlineData("touched")]
    [InlineData("gone")]
    public async Task A_file_is_not_replaced_when_it_has(string change)
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);
        FileWrite write = Replace(place, "new"u8);
        byte[]? after = change switch { "grown" => [.. session.Bytes, .. "{}\n"u8], "touched" => session.Bytes, _ => null };
        Action act = after is null ? () => Around.Remove(place) : () => Around.Put(place, after, DateTimeOffset.UtcNow.AddDays(-2));
        act();

        WriteResult result = Assert.Single(await WriteAsync(write));

        Assert.Equal(WriteStatus.Changed, result.Status);
        Assert.Equal(after, Around.ContentOf(place));
    }

    [Fact]
    public async Task What_the_source_cannot_read_fails_alone()
    {
        StorePath[] places = [PlaceOf(Session()), PlaceOf(Session())];

        IReadOnlyList<WriteResult> results = await Store.WriteAsync(
            [Create(places[0], "first"u8), Create(places[1], "second"u8)], new UnconfirmedSource(new FileSource()), moved: null, CancellationToken.None);

        Assert.Equal([WriteStatus.Failed, WriteStatus.Written], results.Select(result => result.Status));
        Assert.Null(Around.ContentOf(places[0]));
        Assert.Equal("second"u8.ToArray(), Around.ContentOf(places[1]));
        await Around.ShouldBeTidyAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000_000)]
    public async Task A_file_of_any_size_is_written(int size)
    {
        byte[] content = new byte[size];
        new Random(1).NextBytes(content);
        StorePath place = PlaceOf(Session(), "file.bin");

        WriteResult result = Assert.Single(await WriteAsync(Create(place, content)));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal(content, Around.ContentOf(place));
    }

    [Fact]
    public async Task Files_of_any_name_are_written_and_read()
    {
        ClaudeSession session = Session();
        StorePath[] places = [.. OddNames.Files.Select(name => PlaceOf(session, $"tool-results/{name}"))];

        IReadOnlyList<WriteResult> results = await WriteAsync([.. places.Select(place => Create(place, Encoding.UTF8.GetBytes(place.Path)))]);
        CollectingReceiver received = await ReadAsync([.. places.Select(Whole)]);

        Assert.All(results, result => Assert.Equal(WriteStatus.Written, result.Status));
        Assert.All(places.Index(), place => Assert.Equal(place.Item.Path, Encoding.UTF8.GetString(received.Contents[place.Index])));
    }

    [Fact]
    public async Task Reading_and_writing_go_on_at_the_same_time()
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40_000).Select(_ => Guid.NewGuid())));
        ClaudeSession session = Session();
        StorePath big = PlaceOf(session, "tool-results/big.txt");
        Around.Put(big, content, session.Modified);
        StorePath place = PlaceOf(session, "big.txt");

        Task<CollectingReceiver> reading = ReadAsync(Whole(big), Whole(Put(session)));
        IReadOnlyList<WriteResult> results = await WriteAsync(Create(place, content));
        CollectingReceiver received = await reading;

        Assert.Empty(received.Failures);
        Assert.Equal(WriteStatus.Written, Assert.Single(results).Status);
        Assert.Equal(content, Around.ContentOf(place));
        Assert.Equal([content, session.Bytes], [received.Contents[0], received.Contents[1]]);
    }

    [Fact]
    public async Task Writing_that_is_called_off_leaves_nothing_behind()
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);
        StorePath big = PlaceOf(session, "big.bin");
        byte[] content = new byte[8_000_000];
        new Random(1).NextBytes(content);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(
            [Append(place, session.Bytes, s_more), Create(big, content)], new StoppingSource(new FileSource(), stop), moved: null, stop.Token));
        await Store.DisposeAsync();

        Assert.Equal(session.Bytes, Around.ContentOf(place));
        Assert.Null(Around.ContentOf(big));
        await Around.ShouldBeTidyAsync();
    }

    private Task<IReadOnlyList<WriteResult>> WriteAsync(params FileWrite[] writes) => Store.WriteAsync(writes, new FileSource(), moved: null, CancellationToken.None);

    private FileWrite Create(StorePath place, ReadOnlySpan<byte> content) => new(place, WriteMode.Create, Around.Source(content.ToArray()), Modified);

    private FileWrite Append(StorePath place, byte[] present, byte[] tail) =>
        new(place, WriteMode.Append, Around.Source([.. present, .. tail], present.Length), Modified, Around.StampOf(place));

    private FileWrite Replace(StorePath place, ReadOnlySpan<byte> content) =>
        new(place, WriteMode.Replace, Around.Source(content.ToArray()), Modified, Around.StampOf(place));
}
