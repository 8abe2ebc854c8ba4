using SessionSync.Agents;
using SessionSync.Agents.Gemini;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>Where a project's folder bears no mark of its own, the registry tells whose it is.</summary>
public sealed class GeminiRegistryTests : IDisposable
{
    private static readonly GeminiAgent s_agent = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("/work/product")]
    [InlineData("/work/product, the second")]
    [InlineData("/work/product; $(true) 'x' `y` %41 é")]
    public async Task The_folder_of_a_project_is_found_by_its_path_here_and_there(string project)
    {
        string home = _folder.CreateDirectory("home");
        string id = Guid.NewGuid().ToString();
        string file = new GeminiFiles().Start(home, "/elsewhere/folder-name", id, "A question", DateTimeOffset.UtcNow);
        File.Delete(Path.Combine(Path.GetDirectoryName(file)!, "../.project_root"));
        await File.WriteAllTextAsync(Path.Combine(home, ".gemini/projects.json"), $$"""{"projects":{"{{project}}":"folder-name" } }""", TestContext.Current.CancellationToken);
        await using MachineStore there = RemoteMachine
            .Open(new DirectoryMachine("there", home, [.. AgentCatalog.Variables]), [s_agent], [], hasZstandardHere: false, project)
            .StoreFor(s_agent, project);
        await using LocalStore here = new(s_agent, new(home, static _ => null), project);

        Assert.Equal([id], await IdsAsync(there));
        Assert.Equal([id], await IdsAsync(here));
    }

    private static async Task<IEnumerable<string>> IdsAsync(ISessionStore store) =>
        (await store.ListAsync([], TestContext.Current.CancellationToken)).Load().Inventory.Sessions.Where(static session => session.IsConversation).Select(static session => session.Key.Id);
}
