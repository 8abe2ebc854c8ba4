using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Paths of projects, homes and folders that careless programs stumble over.</summary>
[Collection("ssh")]
public sealed class OddPathTests(SshServer server)
{
    public static TheoryData<string> Names => OddNames.Directories;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Homes_projects_and_addresses_can_have_any_name(string name)
    {
        using var machines = await TwoMachines.WithDirectoryAsync($"here/{name}", $"src/{name}", $"there/{name}", $"/workspaces/{name}");

        await SyncBothWaysAsync(machines);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_same_holds_over_ssh_where_the_directories_exist(string name)
    {
        var remote = await server.CreateHomeAsync(folder: name);
        using var machines = await TwoMachines.OverSshAsync(server, remote, $"src/{name}", $"work/{name}");
        await GitCheckout.CreateAsync(machines.RemoteProject);

        await SyncBothWaysAsync(machines);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_agents_folder_can_be_moved_to_any_place_on_both_sides(string name)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        string baseHere = machines.Combine("moved here", name);
        string baseThere = machines.Combine("moved there", name);
        machines.Here = new ClaudeSessions(machines.Home, machines.Project, baseHere);
        machines.There = new ClaudeSessions(machines.RemoteHome, machines.RemoteProject, baseThere);
        machines.Cli = machines.Cli with { Variables = machines.Cli.Variables.Add("CLAUDE_CONFIG_DIR", baseHere) };
        (await machines.Cli.RunAsync("target", "add", "other", machines.Targets[0], "--env", $"CLAUDE_CONFIG_DIR={baseThere}")).ShouldExitWith(0);
        machines.Targets = ["other"];

        await SyncBothWaysAsync(machines);

        Assert.False(Directory.Exists(Path.Combine(machines.Home, ".claude")) || Directory.Exists(Path.Combine(machines.RemoteHome, ".claude")));
    }

    [Fact]
    public async Task The_folder_of_a_project_with_dots_in_its_name_is_the_one_that_the_agent_looks_in()
    {
        using var machines = await TwoMachines.WithDirectoryAsync(project: "src/my.site.js", remoteProject: "/workspaces/my.site.js");
        var mine = machines.Here.Add();

        await machines.SyncAsync();

        string folder = Assert.Single(Directory.EnumerateDirectories(Path.Combine(machines.RemoteHome, ".claude", "projects")));
        Assert.Equal("-workspaces-my-site-js", Path.GetFileName(folder));
        Assert.Equal(mine.Bytes, File.ReadAllBytes(Path.Combine(folder, mine.Id + ".jsonl")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_right_project_is_found_among_similar_names_in_whatever_order_they_were_made(bool isReversed)
    {
        using var machines = await TwoMachines.WithDirectoryAsync(project: "src/api", remoteProject: "/Users/x/api");
        var mine = machines.Here.Add();
        string[] projects = ["/Users/x/my-api", "/Users/x/api", "/Users/x/my/api"];
        var others = (isReversed ? projects.Reverse() : projects).Select(project => new ClaudeSessions(machines.RemoteHome, project)).ToList();
        others.ForEach(other => other.Add());

        await machines.SyncAsync();

        Assert.All(others, other => Assert.Equal(other.ProjectDirectory == "/Users/x/api", other.Find(mine.Id).Exists));
        Assert.Equal(2, machines.Here.Ids.Count);
    }

    private static async Task SyncBothWaysAsync(TwoMachines machines)
    {
        var mine = machines.Here.Add();
        mine.WriteSideFile("subagents/agent-1.jsonl", "{}\n");
        var theirs = machines.There.Add();
        theirs.WriteSideFile("subagents/agent-1.jsonl", "{}\n");
        await machines.SyncAsync();
        mine.AppendTurn("More", DateTimeOffset.UtcNow);

        await machines.SyncTwiceAsync();

        Assert.Equal(mine.Bytes, machines.There.Find(mine.Id).Bytes);
        Assert.Equal(theirs.Bytes, machines.Here.Find(theirs.Id).Bytes);
        Assert.Equal((2, 2), (machines.There.Find(mine.Id).Files.Count, machines.Here.Find(theirs.Id).Files.Count));
    }
}
