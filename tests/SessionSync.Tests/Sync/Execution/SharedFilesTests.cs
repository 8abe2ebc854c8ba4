using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.Codex;
using SessionSync.Tests.Platform;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Sync.Execution;

public sealed class SharedFilesTests : IDisposable
{
    private readonly ScratchDirectory _scratch = new();

    [Fact]
    public async Task Files_that_did_not_change_cost_nothing()
    {
        AddSession("here", CodexSessions.First);
        AddHistory("here", CodexSessions.First);
        AddHistory("there", CodexSessions.First);
        await RunAsync();

        Assert.Equal((0, 0), await RunAsync());
        AddSession("here", CodexSessions.Second);
        Assert.Equal((0, 1), await RunAsync());
        AddHistory("here", CodexSessions.Second);
        Assert.Equal((1, 1), await RunAsync());
        Assert.Equal((0, 0), await RunAsync());
    }

    [Fact]
    public async Task Lines_about_other_projects_only_are_read_once()
    {
        AddSession("here", CodexSessions.First);
        await RunAsync();
        AddHistory("there", CodexSessions.Third);

        Assert.Equal((1, 0), await RunAsync());
        AddSession("here", CodexSessions.Second);
        Assert.Equal((0, 1), await RunAsync());
    }

    [Fact]
    public async Task Sides_that_hold_the_same_sessions_are_no_reason_to_leave_lines_behind()
    {
        AddSession("here", CodexSessions.First);
        AddSession("there", CodexSessions.First);
        AddHistory("here", CodexSessions.First);

        await RunAsync();

        Assert.Equal(File.ReadAllText(_scratch.At("here/.codex/history.jsonl")), File.ReadAllText(_scratch.At("there/.codex/history.jsonl")));
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>How often the other side was read from and written to.</summary>
    private async Task<(int Reads, int Writes)> RunAsync()
    {
        var agent = new CodexAgent();
        await using LocalStore here = StoreAt("here");
        await using var there = new WatchedStore(StoreAt("there"));
        var setup = new SyncSetup(
            "elsewhere", agent, here, there, new MemoryFile(_scratch.At("memory")), new SyncJournal(_scratch.At("journal"), TimeProvider.System), new SyncPolicy(), TimeProvider.System);
        TargetResult result = await new SyncEngine(setup, progress: null).RunAsync(CancellationToken.None);
        Assert.Empty(result.Problems);
        return (there.Reads, there.Writes);

        LocalStore StoreAt(string home) => new(agent, new AgentHome(_scratch.At(home), static _ => null), CodexSessions.Demo);
    }

    private void AddSession(string home, string id)
    {
        string path = _scratch.At($"{home}/.codex/{CodexSessions.PathOf(id)}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, CodexSessions.Header(id, CodexSessions.Demo));
        File.SetLastWriteTimeUtc(path, Example.Now.UtcDateTime);
    }

    private void AddHistory(string home, string id)
    {
        Directory.CreateDirectory(_scratch.At($"{home}/.codex"));
        File.AppendAllText(_scratch.At($"{home}/.codex/history.jsonl"), $"{{\"session_id\":\"{id}\",\"ts\":1795158602,\"text\":\"{home}\"}}\n");
    }
}
