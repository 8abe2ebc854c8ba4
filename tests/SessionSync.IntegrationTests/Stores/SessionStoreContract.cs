using System.Text;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store does, writing included.</summary>
public abstract class SessionStoreContract : SessionStoreSharingContract
{
    private const long Modified = 1_700_000_000;
    private const string Folder = "-work-product";

    [Fact]
    public async Task A_new_file_is_private_has_its_time_and_makes_the_folders_it_needs()
    {
        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(Create("a/tool-results/b.txt", "content"));

        string path = PathOf("a/tool-results/b.txt");
        Assert.Equal([WriteStatus.Written], results.Select(result => result.Status));
        Assert.Equal("content", File.ReadAllText(path));
        Assert.Equal(Modified, StoreBench.StampOf(path).ModifiedSeconds);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        await Bench.ShouldHaveNoStagingAsync();
    }

    [Fact]
    public async Task A_listing_after_writes_has_the_digest_of_what_was_written()
    {
        var session = Bench.Sessions.Add();
        await Bench.ListAsync();
        string id = Guid.NewGuid().ToString();
        await Bench.WriteAsync(Create($"{id}.jsonl", "{}\n"), Create($"{id}/tool-results/b.txt", "content"), Append(session, "{\"more\":1}\n"));

        ListedState listed = await Bench.ListAsync();

        Assert.Equal(2, listed.Load().Inventory.Sessions.Length);
        Assert.Equal(listed.Digest, Bench.Store.DigestOf(listed.Load()));
        Assert.Equal(new FileStamp(3, Modified), listed.Load().Inventory.Sessions.Single(entry => entry.Key.Id == id).Transcript!.Stamp);
    }

    [Fact]
    public async Task A_new_file_never_replaces_one_that_is_there()
    {
        var session = Bench.Sessions.Add();
        byte[] before = session.Bytes;

        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(Create($"{session.Id}.jsonl", "other"), Create("beside.txt", "x"));

        Assert.Equal([WriteStatus.Changed, WriteStatus.Written], results.Select(result => result.Status));
        Assert.Equal(before, session.Bytes);
    }

    [Fact]
    public async Task A_transcript_that_lies_in_another_folder_is_told_instead_of_written_twice()
    {
        var session = new ClaudeSessions(Bench.Home, "/work/else where").Add();
        FileWrite write = Create($"{session.Id}.jsonl", "other") with { IsUnique = true };

        WriteResult result = Assert.Single(await Bench.WriteAsync(write));

        Assert.Equal(new WriteResult(WriteStatus.Elsewhere, $"-work-else-where/{session.Id}.jsonl"), result);
        Assert.False(File.Exists(PathOf($"{session.Id}.jsonl")));
        Bench.Store.Include(new SessionKey(StoreBench.Agent.Id, session.Id), result.Detail!);
        Assert.Equal("-work-else-where", Assert.Single((await Bench.ListAsync()).Load().Inventory.Sessions).Folder);
    }

    [Fact]
    public async Task A_tail_is_appended_to_what_it_continues()
    {
        var session = Bench.Sessions.Add(turns: 30);
        byte[] before = session.Bytes;

        WriteResult result = Assert.Single(await Bench.WriteAsync(Append(session, "{\"more\":1}\n")));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal([.. before, .. "{\"more\":1}\n"u8], session.Bytes);
        Assert.Equal(Modified, session.Modified.ToUnixTimeSeconds());
        await Bench.ShouldHaveNoStagingAsync();
    }

    [Fact]
    public async Task A_tail_is_appended_to_an_empty_file()
    {
        var session = Bench.Sessions.Find(Guid.NewGuid().ToString());
        Directory.CreateDirectory(session.Folder);
        File.WriteAllText(session.Transcript, "");

        WriteResult result = Assert.Single(await Bench.WriteAsync(Append(session, "{}\n")));

        Assert.Equal((WriteStatus.Written, "{}\n"), (result.Status, session.Text));
    }

    [Fact]
    public async Task A_tail_of_another_branch_leaves_its_target_untouched()
    {
        var session = Bench.Sessions.Add();
        byte[] before = session.Bytes;
        byte[] other = [.. before, .. "{\"more\":1}\n"u8];
        other[before.Length - 5] ^= 1;

        WriteResult result = Assert.Single(await Bench.WriteAsync(Append(session, "") with { Source = Bench.Source(other, before.Length) }));

        Assert.Equal(WriteStatus.NotPrefix, result.Status);
        Assert.Equal(before, session.Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tail_is_not_appended_to_a_file_that_grew_or_went_away(bool grew)
    {
        var session = Bench.Sessions.Add();
        FileWrite write = Append(session, "{\"more\":1}\n");
        session.AppendLine("{\"somebody\":\"else\"}");
        byte[] before = session.Bytes;
        if (!grew)
        {
            session.Delete();
        }

        WriteResult result = Assert.Single(await Bench.WriteAsync(write));

        Assert.Equal(WriteStatus.Changed, result.Status);
        Assert.Equal(grew ? before : [], grew ? session.Bytes : []);
        Assert.Equal(grew, session.Exists);
    }

    [Fact]
    public async Task A_file_is_replaced_when_it_is_what_it_was()
    {
        var session = Bench.Sessions.Add();

        WriteResult result = Assert.Single(await Bench.WriteAsync(Replace(session, "new")));

        Assert.Equal((WriteStatus.Written, "new"), (result.Status, session.Text));
        Assert.Equal(new FileStamp(3, Modified), StoreBench.StampOf(session.Transcript));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(session.Transcript));
    }

    [Theory]
    [InlineData("grown")]
    [InlineData("touched")]
    [InlineData("gone")]
    public async Task A_file_is_not_replaced_when_it_has(string change)
    {
        var session = Bench.Sessions.Add();
        FileWrite write = Replace(session, "new");
        Action act = change switch
        {
            "grown" => () => session.AppendLine("{}"),
            "touched" => () => session.Modified = DateTimeOffset.UtcNow.AddDays(-2),
            _ => session.Delete,
        };
        act();

        WriteResult result = Assert.Single(await Bench.WriteAsync(write));

        Assert.Equal(WriteStatus.Changed, result.Status);
        Assert.True(change == "gone" ? !session.Exists : session.Text != "new");
    }

    [Fact]
    public async Task What_the_source_cannot_read_fails_alone()
    {
        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(new UnconfirmedSource(new FileSource()), Create("first.txt", "first"), Create("second.txt", "second"));

        Assert.Equal([WriteStatus.Failed, WriteStatus.Written], results.Select(result => result.Status));
        Assert.False(File.Exists(PathOf("first.txt")));
        Assert.Equal("second", File.ReadAllText(PathOf("second.txt")));
        await Bench.ShouldHaveNoStagingAsync();
    }

    [Fact]
    public async Task What_has_no_place_to_go_fails_alone_and_says_why()
    {
        Directory.CreateDirectory(Path.Combine(Bench.Root, Folder));
        File.WriteAllText(PathOf("in-the-way"), "a file");

        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(Create("in-the-way/a.txt", "first"), Create("second.txt", "second"));

        Assert.Equal([WriteStatus.Failed, WriteStatus.Written], results.Select(result => result.Status));
        Assert.NotEmpty(results[0].Detail!);
        Assert.Equal("a file", File.ReadAllText(PathOf("in-the-way")));
        await Bench.ShouldHaveNoStagingAsync();
    }

    [Fact]
    public async Task Nothing_is_written_through_a_link()
    {
        string outside = Directory.CreateDirectory(Path.Combine(Bench.Home, "outside")).FullName;
        Directory.CreateDirectory(Path.Combine(Bench.Root, Folder));
        Directory.CreateSymbolicLink(PathOf("linked"), outside);
        File.WriteAllText(Path.Combine(outside, "target.txt"), "theirs");
        File.CreateSymbolicLink(PathOf("link.txt"), Path.Combine(outside, "target.txt"));

        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(
            Create("linked/a.txt", "first"),
            Create("link.txt", "second"),
            Create("kept.txt", "third"));

        Assert.DoesNotContain(WriteStatus.Written, results.Take(2).Select(result => result.Status));
        Assert.Equal(WriteStatus.Written, results[2].Status);
        Assert.Equal(["target.txt"], Directory.EnumerateFileSystemEntries(outside).Select(path => Path.GetFileName(path)));
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(outside, "target.txt")));
    }

    [Fact]
    public async Task Files_of_any_name_are_written_into_new_folders_and_into_those_that_are_there()
    {
        Directory.CreateDirectory(PathOf("there"));
        FileWrite[] writes = [.. new[] { "new", "there" }.SelectMany(folder => OddNames.Files.Select(name => Create($"{folder}/{name}", $"{folder} {name}")))];

        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(writes);

        Assert.All(results, result => Assert.Equal(WriteStatus.Written, result.Status));
        Assert.All(OddNames.Files, name => Assert.Equal($"new {name}", File.ReadAllText(PathOf($"new/{name}"))));
        Assert.All(OddNames.Files, name => Assert.Equal($"there {name}", File.ReadAllText(PathOf($"there/{name}"))));
        Assert.All(OddNames.Files, name => Assert.Equal(Modified, StoreBench.StampOf(PathOf($"there/{name}")).ModifiedSeconds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5_000_000)]
    public async Task A_file_of_any_size_is_written(int size)
    {
        byte[] content = new byte[size];
        new Random(1).NextBytes(content);

        WriteResult result = Assert.Single(await Bench.WriteAsync(Create("file.bin", "") with { Source = Bench.Source(content) }));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal(content, File.ReadAllBytes(PathOf("file.bin")));
    }

    [Fact]
    public async Task Reading_and_writing_go_on_at_the_same_time()
    {
        byte[] content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 40_000).Select(_ => Guid.NewGuid())));
        var session = Bench.Sessions.Add();
        string path = session.WriteSideFile("tool-results/big.txt", Encoding.UTF8.GetString(content));

        Task<CollectingReceiver> reading = Bench.ReadAsync(Bench.Whole(path), Bench.Whole(session.Transcript));
        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(Create("big.txt", "") with { Source = Bench.Source(content) });
        CollectingReceiver received = await reading;

        Assert.Empty(received.Failures);
        Assert.Equal(WriteStatus.Written, Assert.Single(results).Status);
        Assert.Equal(content, File.ReadAllBytes(PathOf("big.txt")));
        Assert.Equal([content, session.Bytes], [received.Contents[0], received.Contents[1]]);
    }

    [Fact]
    public async Task Writing_that_is_called_off_leaves_nothing_behind()
    {
        var session = Bench.Sessions.Add();
        byte[] before = session.Bytes;
        byte[] content = new byte[8_000_000];
        new Random(1).NextBytes(content);
        using var stop = new CancellationTokenSource();
        var stopping = new StoppingSource(new FileSource(), stop);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Bench.Store.WriteAsync(
            [Append(session, "{\"more\":1}\n"), Create("big.bin", "") with { Source = Bench.Source(content) }], stopping, moved: null, stop.Token));
        await Bench.Store.DisposeAsync();

        Assert.Equal(before, session.Bytes);
        Assert.False(File.Exists(PathOf("big.bin")));
        await Bench.ShouldHaveNoStagingAsync();
    }

    private static FileLocation Location(string name) => StoreBench.At($"{Folder}/{name}");

    private string PathOf(string name) => Path.Combine(Bench.Root, Folder, name);

    private FileWrite Create(string name, string content) =>
        new(Location(name), WriteMode.Create, Bench.Source(Encoding.UTF8.GetBytes(content)), Modified);

    private FileWrite Append(ClaudeSession session, string tail) => new(
        Bench.Locate(session.Transcript),
        WriteMode.Append,
        Bench.Source([.. session.Bytes, .. Encoding.UTF8.GetBytes(tail)], session.Bytes.Length),
        Modified,
        StoreBench.StampOf(session.Transcript));

    private FileWrite Replace(ClaudeSession session, string content) => new(
        Bench.Locate(session.Transcript), WriteMode.Replace, Bench.Source(Encoding.UTF8.GetBytes(content)), Modified, StoreBench.StampOf(session.Transcript));
}
