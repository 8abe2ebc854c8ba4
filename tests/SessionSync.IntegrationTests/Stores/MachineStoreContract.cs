using System.Text;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What every store of a machine does beyond what every store does, writing included.</summary>
public abstract class MachineStoreContract : MachineStoreSharingContract
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
        Bench.ShouldHaveNoStaging();
    }

    [Fact]
    public async Task A_transcript_that_lies_in_another_folder_is_told_instead_of_written_twice()
    {
        var session = new ClaudeSessions(Bench.Home, "/work/else where").Add();
        FileWrite write = Create($"{session.Id}.jsonl", "other") with { IsUnique = true };

        WriteResult result = Assert.Single(await Bench.WriteAsync(write));

        Assert.Equal(new WriteResult(WriteStatus.Elsewhere, $"-work-else-where/{session.Id}.jsonl"), result);
        Assert.False(File.Exists(PathOf($"{session.Id}.jsonl")));
        Bench.Layout.Include(new SessionKey(StoreBench.Agent.Id, session.Id), result.Detail!);
        Assert.Equal("-work-else-where", Assert.Single((await Bench.ListAsync()).Load().Inventory.Sessions).Folder);
    }

    [Fact]
    public async Task A_replaced_file_is_private()
    {
        var session = Bench.Sessions.Add();

        WriteResult result = Assert.Single(await Bench.WriteAsync(Replace(session, "new")));

        Assert.Equal((WriteStatus.Written, "new"), (result.Status, session.Text));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(session.Transcript));
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
        Bench.ShouldHaveNoStaging();
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
    public async Task Nothing_is_deleted_or_cut_back_behind_a_link()
    {
        string outside = Directory.CreateDirectory(Path.Combine(Bench.Home, "outside")).FullName;
        string target = Path.Combine(outside, "target.txt");
        File.WriteAllText(target, "theirs");
        Directory.CreateDirectory(Path.Combine(Bench.Root, Folder));
        Directory.CreateSymbolicLink(PathOf("linked"), outside);
        File.CreateSymbolicLink(PathOf("link.txt"), target);
        FileStamp stamp = StoreBench.StampOf(target);

        IReadOnlyList<WriteResult> results = await Bench.WriteAsync(
            FileWrite.Delete(Location("linked/target.txt"), stamp),
            FileWrite.Truncate(Location("linked/target.txt"), stamp, 1, Modified),
            FileWrite.Delete(Location("link.txt"), stamp),
            FileWrite.Truncate(Location("link.txt"), stamp, 1, Modified));

        Assert.DoesNotContain(WriteStatus.Written, results.Select(result => result.Status));
        Assert.Equal("theirs", File.ReadAllText(target));
        Assert.True(File.Exists(PathOf("link.txt")));
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

    private static StorePath Location(string name) => StoreBench.At($"{Folder}/{name}");

    private string PathOf(string name) => Path.Combine(Bench.Root, Folder, name);

    private FileWrite Create(string name, string content) =>
        new(Location(name), WriteMode.Create, Bench.Source(Encoding.UTF8.GetBytes(content)), Modified);

    private FileWrite Replace(ClaudeSession session, string content) => new(
        Bench.Locate(session.Transcript), WriteMode.Replace, Bench.Source(Encoding.UTF8.GetBytes(content)), Modified, StoreBench.StampOf(session.Transcript));
}
