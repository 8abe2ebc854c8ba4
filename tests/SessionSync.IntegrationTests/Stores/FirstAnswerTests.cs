using SessionSync.Agents;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>What a machine told of a project with its first answer is not asked for again when all its checkouts are looked for: that would take a
/// round trip each. Whether it was shows when it is gone meanwhile.</summary>
public sealed class FirstAnswerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_tells_where_the_project_is_when_checkouts_are_looked_for()
    {
        string project = await AddProjectAsync();
        await using RemoteMachine machine = Open(project);
        await machine.ConnectAsync(TestContext.Current.CancellationToken);
        Directory.Move(project, project + " elsewhere");

        FoundCheckouts found = await machine.FindCheckoutsAsync([], likely: null, expected: [], TestContext.Current.CancellationToken);

        Assert.Equal(project, Assert.Single(found.Known).Path);
        Assert.Empty(found.Gone);
    }

    [Fact]
    public async Task It_tells_the_projects_sessions_after_checkouts_were_looked_for()
    {
        string project = await AddProjectAsync();
        await using RemoteMachine machine = Open(project);
        await machine.FindCheckoutsAsync([], likely: null, expected: [], TestContext.Current.CancellationToken);
        Directory.Delete(_folder.Combine(".claude"), recursive: true);

        await machine.AskAboutAsync(project, DirectoriesBeside.None, TestContext.Current.CancellationToken);
        var state = (await machine.StoreFor(StoreBench.Agent, project).ListAsync([], TestContext.Current.CancellationToken)).Load();

        Assert.Single(state.Inventory.Sessions);
    }

    [Fact]
    public async Task A_long_list_of_all_sessions_tells_the_projects_own_too()
    {
        string project = await AddProjectAsync(sessions: 150);
        new ClaudeSessions(_folder.Path, _folder.Combine("other")).Add();
        await using RemoteMachine machine = Open(project);
        await machine.FindCheckoutsAsync([], likely: null, expected: [], TestContext.Current.CancellationToken);
        Directory.Delete(_folder.Combine(".claude"), recursive: true);

        await machine.AskAboutAsync(project, DirectoriesBeside.None, TestContext.Current.CancellationToken);
        var state = (await machine.StoreFor(StoreBench.Agent, project).ListAsync([], TestContext.Current.CancellationToken)).Load();

        Assert.Equal(150, state.Inventory.Sessions.Length);
    }

    [Fact]
    public async Task Only_a_list_that_holds_something_is_asked_for_behind_its_digest()
    {
        string project = await AddProjectAsync(sessions: 150);
        var held = new HeldMachine(Directories());
        await using RemoteMachine machine = RemoteMachine.Open(held, AgentCatalog.All, [], hasZstandardHere: false, project);

        await machine.FindCheckoutsAsync([], likely: null, expected: [], TestContext.Current.CancellationToken);

        Assert.Equal(2, held.Asked.Split("\nfull\u001f").Length);
    }

    [Fact]
    public async Task What_was_added_before_all_sessions_were_listed_is_listed_again()
    {
        string project = await AddProjectAsync(sessions: 150);
        await using RemoteMachine machine = Open(project);
        await machine.ConnectAsync(TestContext.Current.CancellationToken);
        new ClaudeSessions(_folder.Path, project).Add();
        await machine.FindCheckoutsAsync([], likely: null, expected: [], TestContext.Current.CancellationToken);

        await machine.AskAboutAsync(project, DirectoriesBeside.None, TestContext.Current.CancellationToken);
        var state = (await machine.StoreFor(StoreBench.Agent, project).ListAsync([], TestContext.Current.CancellationToken)).Load();

        Assert.Equal(151, state.Inventory.Sessions.Length);
    }

    [Fact]
    public async Task Another_directory_is_asked_for()
    {
        string project = await AddProjectAsync();
        string other = (await GitCheckout.CreateAsync(_folder.Combine("other"))).Path;
        await using RemoteMachine machine = Open(project);

        FoundCheckouts found = await machine.FindCheckoutsAsync([_folder.Combine("nowhere"), project, other], likely: null, expected: [], TestContext.Current.CancellationToken);

        Assert.Equal([project, other], found.Guessed.Select(static checkout => checkout.Path));
        Assert.Equal([_folder.Combine("nowhere")], found.Gone);
    }

    [Fact]
    public async Task Where_sessions_were_likely_had_is_asked_without_waiting_for_the_lists()
    {
        string project = await AddProjectAsync();
        string likely = (await GitCheckout.CreateAsync(_folder.Combine("likely"))).Path;
        new ClaudeSessions(_folder.Path, likely).Add();
        var held = new HeldMachine(Directories());
        await using RemoteMachine machine = Open(project, held);
        await machine.ConnectAsync(TestContext.Current.CancellationToken);

        held.Hold();
        Task<FoundCheckouts> finding = machine.FindCheckoutsAsync([], likely: null, [likely], TestContext.Current.CancellationToken);
        await Eventually.HoldsAsync(() => Questions(held, likely) == 1);
        held.Release();

        Assert.Equal([likely, project], (await finding).Known.Select(static checkout => checkout.Path).Order());
        Assert.Equal(1, Questions(held, likely));
    }

    [Fact]
    public async Task A_directory_that_was_likely_and_is_named_by_no_session_is_not_found()
    {
        string project = await AddProjectAsync();
        await using RemoteMachine machine = Open(project);

        FoundCheckouts found = await machine.FindCheckoutsAsync(
            [], likely: null, [_folder.Combine("nowhere"), (await GitCheckout.CreateAsync(_folder.Combine("other"))).Path], TestContext.Current.CancellationToken);

        Assert.Equal(project, Assert.Single(found.Known).Path);
        Assert.Empty(found.Guessed);
        Assert.Empty(found.Gone);
    }

    private static int Questions(HeldMachine machine, string directory) => machine.Asked.Split($"project\u001f{directory}\n").Length - 1;

    private async Task<string> AddProjectAsync(int sessions = 1)
    {
        string project = (await GitCheckout.CreateAsync(_folder.Combine("product"))).Path;
        var there = new ClaudeSessions(_folder.Path, project);
        for (int number = 0; number < sessions; number++)
        {
            there.Add();
        }

        return project;
    }

    private DirectoryMachine Directories() => new("directory", _folder.Path, ["CLAUDE_CONFIG_DIR"]);

    private RemoteMachine Open(string project, IMachine? machine = null) => RemoteMachine.Open(
        machine ?? Directories(), [StoreBench.Agent], [], hasZstandardHere: false, project, changedSince: DateTimeOffset.MinValue);
}
