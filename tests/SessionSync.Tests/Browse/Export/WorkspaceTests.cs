using SessionSync.Cli.Output;
namespace SessionSync.Tests.Browse.Export;

public sealed class WorkspaceTests : IDisposable
{
    private readonly ExportHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Sessions_of_subdirectories_belong_and_those_of_neighbours_do_not()
    {
        Add("sub", Path.Combine(_home.Project, "src", "lib"));
        Add("slash", _home.Project + "/");
        Add("neighbour", _home.Project + "-two");
        Add("above", _home.Path);
        Add("nowhere", null);
        await ExportedAsync([], "slash", "sub");
    }

    [Theory]
    [InlineData("src")]
    [InlineData("src/")]
    [InlineData("./src/../src")]
    [InlineData("link")]
    public async Task A_workspace_is_found_by_any_path_to_it(string path)
    {
        Directory.CreateDirectory(Path.Combine(_home.Project, "src"));
        Directory.CreateSymbolicLink(Path.Combine(_home.Project, "link"), "src");
        Add("real", Path.Combine(_home.Project, "src", "gone"));
        Add("linked", Path.Combine(_home.Project, "link"));
        Add("top", _home.Project);
        await ExportedAsync(["-w", path], "linked", "real");
    }

    [Fact]
    public async Task A_workspace_that_is_gone_still_has_its_sessions()
    {
        Add("one", "/gone/app/src");
        Add("two", "/gone/application");
        await ExportedAsync(["-w", "/gone/app"], "one");
    }

    [Fact]
    public async Task Worktrees_belong_to_their_project()
    {
        string git = Directory.CreateDirectory(Path.Combine(_home.Project, ".git", "worktrees", "tree")).FullName;
        File.WriteAllText(Path.Combine(_home.Project, ".git", "config"), "[remote \"origin\"]\n\turl = https://example.org/me/app.git\n");
        File.WriteAllText(Path.Combine(git, "commondir"), "../..\n");
        string tree = Directory.CreateDirectory(Path.Combine(_home.Path, "tree")).FullName;
        File.WriteAllText(Path.Combine(tree, ".git"), $"gitdir: {git}\n");
        Add("main", _home.Project);
        Add("tree", tree);
        await ExportedAsync([], "main", "tree");
        await ExportedAsync(["-w", "."], "main", "tree");
    }

    [Fact]
    public async Task All_projects_are_all()
    {
        Add("one", "/a");
        Add("two", null);
        await ExportedAsync(["--all-projects"], "one", "two");
        Assert.Equal(ExitCode.Usage, await _home.RunAsync("--all-projects", "-w", "/a"));
    }

    private void Add(string id, string? directory)
    {
        _home.Add(new FakeConversation(id, FakeConversation.Say("Hello")) { Title = id, Directory = directory });
    }

    private async Task ExportedAsync(string[] arguments, params string[] titles)
    {
        Assert.Equal(ExitCode.Success, await _home.RunAsync(arguments));
        Assert.Equal(titles, _home.Files.Select(static name => Path.GetFileNameWithoutExtension(name).Split('-')[^1]).Order(StringComparer.Ordinal));
    }
}
