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

        FoundCheckouts found = await machine.FindCheckoutsAsync([], likely: null, TestContext.Current.CancellationToken);

        Assert.Equal(project, Assert.Single(found.Known).Path);
        Assert.Empty(found.Gone);
    }

    [Fact]
    public async Task It_tells_the_projects_sessions_after_checkouts_were_looked_for()
    {
        string project = await AddProjectAsync();
        await using RemoteMachine machine = Open(project);
        await machine.FindCheckoutsAsync([], likely: null, TestContext.Current.CancellationToken);
        Directory.Delete(_folder.Combine(".claude"), recursive: true);

        await machine.AskAboutAsync(project, DirectoriesBeside.None, TestContext.Current.CancellationToken);
        var state = (await machine.StoreFor(StoreBench.Agent, project).ListAsync([], TestContext.Current.CancellationToken)).Load();

        Assert.Single(state.Inventory.Sessions);
    }

    [Fact]
    public async Task Another_directory_is_asked_for()
    {
        string project = await AddProjectAsync();
        string other = (await GitCheckout.CreateAsync(_folder.Combine("other"))).Path;
        await using RemoteMachine machine = Open(project);

        FoundCheckouts found = await machine.FindCheckoutsAsync([_folder.Combine("nowhere"), project, other], likely: null, TestContext.Current.CancellationToken);

        Assert.Equal([project, other], found.Guessed.Select(static checkout => checkout.Path));
        Assert.Equal([_folder.Combine("nowhere")], found.Gone);
    }

    /// <summary>A checkout with one session.</summary>
    private async Task<string> AddProjectAsync()
    {
        string project = (await GitCheckout.CreateAsync(_folder.Combine("product"))).Path;
        new ClaudeSessions(_folder.Path, project).Add();
        return project;
    }

    private RemoteMachine Open(string project) => RemoteMachine.Open(
        new DirectoryMachine("directory", _folder.Path, ["CLAUDE_CONFIG_DIR"]), [StoreBench.Agent], [], hasZstandardHere: false, project, changedSince: DateTimeOffset.MinValue);
}
