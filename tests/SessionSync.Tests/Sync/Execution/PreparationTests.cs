using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.Codex;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>The other side is got ready to take content while it still lists, where there is something for it.</summary>
public sealed class PreparationTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task The_first_time_it_is_got_ready_for_what_is_here()
    {
        Add("here", CodexSessions.First);

        Assert.Equal(1, await PreparationsAsync());
    }

    [Fact]
    public async Task Where_nothing_is_here_it_is_not_got_ready()
    {
        Add("there", CodexSessions.First);

        Assert.Equal(0, await PreparationsAsync());
    }

    [Fact]
    public async Task Later_it_is_got_ready_where_something_here_has_changed()
    {
        Add("here", CodexSessions.First);
        await PreparationsAsync();
        int unchanged = await PreparationsAsync();
        Add("here", CodexSessions.Second);

        Assert.Equal((0, 1), (unchanged, await PreparationsAsync()));
    }

    [Fact]
    public async Task A_dry_run_needs_nothing_for_it()
    {
        Add("here", CodexSessions.First);

        Assert.Equal(0, await PreparationsAsync(isDryRun: true));
    }

    private async Task<int> PreparationsAsync(bool isDryRun = false)
    {
        var agent = new CodexAgent();
        await using LocalStore here = StoreAt("here");
        await using var there = new WatchedStore(StoreAt("there"));
        var setup = new SyncSetup(
            "elsewhere", agent, here, there, new MemoryFile(_scratch.At("memory")), new SyncJournal(_scratch.At("journal"), TimeProvider.System), new SyncPolicy(), TimeProvider.System)
        {
            IsDryRun = isDryRun,
        };
        Assert.Empty((await new SyncEngine(setup, progress: null).RunAsync(CancellationToken.None)).Problems);
        return there.Preparations;

        LocalStore StoreAt(string home) => new(agent, new AgentHome(_scratch.At(home), static _ => null), CodexSessions.Demo);
    }

    private void Add(string home, string id)
    {
        string path = _scratch.At($"{home}/.codex/{CodexSessions.PathOf(id)}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, CodexSessions.Header(id, CodexSessions.Demo));
        File.SetLastWriteTimeUtc(path, Example.Now.UtcDateTime);
    }
}
