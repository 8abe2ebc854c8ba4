using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.IntegrationTests.Agents;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.IntegrationTests.Stores;

public sealed class ListingDigestTests
{
    [Fact]
    public async Task A_list_that_comes_at_once_has_the_digest_that_is_told_of_one_that_does_not()
    {
        using var folder = new TemporaryFolder();
        string home = folder.CreateDirectory("there");
        new ClaudeSessions(home, "/work/product").Add();
        new CodexFiles().Start(home, "/work/product", Guid.NewGuid().ToString(), "A question", DateTimeOffset.UtcNow);
        new PiFiles().Start(home, "/work/product with blanks", Guid.NewGuid().ToString(), "A question", DateTimeOffset.UtcNow);

        ImmutableArray<ContentHash> told = await DigestsAsync(home, expectsChange: false);
        ImmutableArray<ContentHash> made = await DigestsAsync(home, expectsChange: true);

        Assert.Equal(told, made);
        Assert.Equal(told, AgentCatalog.All.Select(agent => new SessionDirectories(agent, new(home, static _ => null)).Digest()));
        Assert.Equal(AgentCatalog.All.Length, told.Distinct().Count());
    }

    [Fact]
    public async Task Names_that_could_break_a_line_and_folders_without_files_have_the_same_digest_either_way()
    {
        using var folder = new TemporaryFolder();
        string home = folder.CreateDirectory("there");
        await File.WriteAllTextAsync(Path.Combine(folder.CreateDirectory("there/.claude/projects/-work-product"), "a\nb\u001f.jsonl"), "{}", TestContext.Current.CancellationToken);
        folder.CreateDirectory("there/.codex/sessions/2026");

        ImmutableArray<ContentHash> told = await DigestsAsync(home, expectsChange: false);

        Assert.Equal(told, await DigestsAsync(home, expectsChange: true));
        Assert.Equal(2, told.Distinct().Count());
        Assert.Contains(ListingDigest.OfNothing, told);
    }

    private static async Task<ImmutableArray<ContentHash>> DigestsAsync(string home, bool expectsChange)
    {
        await using RemoteMachine machine = RemoteMachine.Open(
            new DirectoryMachine("there", home, [.. AgentCatalog.Variables]), AgentCatalog.All, [], hasZstandardHere: false, projectPath: null, wantsEverything: true, expectsChange ? DateTimeOffset.MinValue : null);
        return [.. (await machine.ListEverythingAsync(TestContext.Current.CancellationToken)).Select(static listing => listing.Digest)];
    }
}
