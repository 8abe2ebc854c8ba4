using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store does when files are to go away or to become shorter, wherever it keeps what it holds.</summary>
public abstract class SessionStoreReducingContract : SessionStoreReadingContract
{
    private const long Modified = 1_600_000_000;

    [Fact]
    public async Task A_file_that_is_what_it_was_is_deleted()
    {
        StorePath place = Put(Session());
        StorePath other = Put(Session());

        WriteResult result = Assert.Single(await ReduceAsync(FileWrite.Delete(place, Around.StampOf(place))));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Null(Around.ContentOf(place));
        Assert.NotNull(Around.ContentOf(other));
        Assert.Single((await ListAsync()).Load().Inventory.Sessions);
        await Around.ShouldBeTidyAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public async Task A_file_that_is_what_it_was_is_cut_back(int length)
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);

        WriteResult result = Assert.Single(await ReduceAsync(FileWrite.Truncate(place, Around.StampOf(place), length, Modified)));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal(session.Bytes[..length], Around.ContentOf(place)!);
        Assert.Equal(new FileStamp(length, Modified), Around.StampOf(place));
        await Around.ShouldBeTidyAsync();
    }

    [Theory]
    [InlineData("grown", true)]
    [InlineData("grown", false)]
    [InlineData("touched", true)]
    [InlineData("touched", false)]
    [InlineData("gone", true)]
    [InlineData("gone", false)]
    public async Task A_file_is_left_as_it_is_when_it_has(string change, bool isDeleted)
    {
        ClaudeSession session = Session();
        StorePath place = Put(session);
        FileWrite write = isDeleted ? FileWrite.Delete(place, Around.StampOf(place)) : FileWrite.Truncate(place, Around.StampOf(place), 10, Modified);
        byte[]? after = change switch { "grown" => [.. session.Bytes, .. "{}\n"u8], "touched" => session.Bytes, _ => null };
        Action act = after is null ? () => Around.Remove(place) : () => Around.Put(place, after, session.Modified.AddDays(-2));
        act();

        WriteResult result = Assert.Single(await ReduceAsync(write));

        Assert.Equal(WriteStatus.Changed, result.Status);
        Assert.Equal(after, Around.ContentOf(place));
    }

    [Fact]
    public async Task Files_of_any_name_come_go_and_become_shorter_in_one_write()
    {
        ClaudeSession session = Session();
        StorePath[] places = [.. OddNames.Files.Select(name => PlaceOf(session, $"tool-results/{name}"))];
        for (int index = 0; index < places.Length; index++)
        {
            if (index % 3 > 0)
            {
                Around.Put(places[index], "0123456789"u8.ToArray(), session.Modified);
            }
        }

        IReadOnlyList<WriteResult> results = await ReduceAsync([.. places.Select((place, index) => (index % 3) switch
        {
            0 => new FileWrite(place, WriteMode.Create, Around.Source("new"u8.ToArray()), Modified),
            1 => FileWrite.Delete(place, Around.StampOf(place)),
            _ => FileWrite.Truncate(place, Around.StampOf(place), 4, Modified),
        })]);

        Assert.All(results, result => Assert.Equal(WriteStatus.Written, result.Status));
        Assert.All(places.Index(), place => Assert.Equal((place.Index % 3) switch { 0 => "new"u8.ToArray(), 1 => null, _ => "0123"u8.ToArray() }, Around.ContentOf(place.Item)));
        await Around.ShouldBeTidyAsync();
    }

    private Task<IReadOnlyList<WriteResult>> ReduceAsync(params FileWrite[] writes) => Store.WriteAsync(writes, new FileSource(), moved: null, CancellationToken.None);
}
