using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.IntegrationTests.Agents;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A list with a link in it waits for what follows links, while more has been asked for already.</summary>
public sealed class LinkedListingTests : IDisposable
{
    private const string Project = "/work/product";
    private const string Other = "/work/other";
    private readonly TemporaryFolder _folder = new();
    private readonly string _home;

    public LinkedListingTests() => _home = _folder.CreateDirectory("there");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_asked_for_meanwhile_is_answered_after_it()
    {
        new PiFiles().Start(_home, Other, Guid.NewGuid().ToString(), "A question", DateTimeOffset.UtcNow);
        new ClaudeSessions(_home, Project).Add();
        new ClaudeSessions(_home, Other).Add();
        MoveBehindLink(Path.Combine(_home, ".pi", "agent", "sessions"));
        MoveBehindLink(new ClaudeSessions(_home, Other).Folder);
        await using RemoteMachine machine = Open(Project);

        ImmutableArray<MachineListing> listings = await machine.ListEverythingAsync(TestContext.Current.CancellationToken);

        Assert.Equal(AgentCatalog.All.Select(static agent => agent.Id == StoreBench.Agent.Id ? 2 : agent.DisplayName == "Pi" ? 1 : 0), await CountAsync(listings));
        Assert.All(listings, static listing => Assert.Empty(listing.LeftOut));
    }

    [Fact]
    public async Task A_project_is_found_beside_folders_of_others_that_are_links()
    {
        string project = (await GitCheckout.CreateAsync(_folder.Combine("product"))).Path;
        new ClaudeSessions(_home, project).Add();
        new ClaudeSessions(_home, Other).Add();
        MoveBehindLink(new ClaudeSessions(_home, Other).Folder);
        await using RemoteMachine machine = Open(project);

        FoundCheckouts found = await machine.FindCheckoutsAsync([_folder.Combine("nowhere")], likely: null, expected: [], TestContext.Current.CancellationToken);

        Assert.Equal(project, Assert.Single(found.Known).Path);
        Assert.Contains(_folder.Combine("nowhere"), found.Gone);
    }

    private static async Task<int[]> CountAsync(ImmutableArray<MachineListing> listings)
    {
        var counts = new List<int>();
        foreach (MachineListing listing in listings)
        {
            counts.Add((await listing.ReadFilesAsync(TestContext.Current.CancellationToken)).Length);
        }

        return [.. counts];
    }

    private void MoveBehindLink(string folder)
    {
        string moved = _folder.Combine($"volume-{Guid.NewGuid():N}");
        Directory.Move(folder, moved);
        Directory.CreateSymbolicLink(folder, moved);
    }

    private RemoteMachine Open(string project) => RemoteMachine.Open(
        new DirectoryMachine("there", _home, [.. AgentCatalog.Variables]), AgentCatalog.All, [], hasZstandardHere: false, project);
}
