using System.Text;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Platform;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>The engine needs no machine on the other side: any store will do.</summary>
public sealed class InMemorySyncTests : IDisposable
{
    private const string Id = "11111111-2222-4333-8444-555555555555";

    private readonly ScratchDirectory _scratch = new();
    private readonly InMemoryStore _store = new(new ClaudeCodeAgent());

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_session_reaches_another_machine_by_way_of_the_store()
    {
        Append("one", "first");
        Append("one", "second");

        await SyncAsync("one");
        await SyncAsync("two");

        Assert.Equal(TextOf("one"), TextOf("two"));
        Assert.Equal(["one: 1 in the store", "two: 1 in the store"], [await CountAsync("one"), await CountAsync("two")]);
    }

    [Fact]
    public async Task A_tail_goes_on_where_the_other_machine_left_off()
    {
        Append("one", "first");
        await SyncAsync("one");
        await SyncAsync("two");
        Append("two", "second");

        await SyncAsync("two");
        await SyncAsync("one");

        Assert.Contains("second", TextOf("one"), StringComparison.Ordinal);
        Assert.Equal(TextOf("two"), TextOf("one"));
    }

    [Fact]
    public async Task Branches_of_two_machines_come_together()
    {
        Append("one", "first");
        await SyncAsync("one");
        await SyncAsync("two");
        Append("one", "mine");
        Append("two", "yours");

        await SyncAsync("one");
        await SyncAsync("two");
        await SyncAsync("one");

        Assert.Equal(TextOf("one"), TextOf("two"));
        Assert.All(["first", "mine", "yours"], word => Assert.Contains(word, TextOf("one"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_that_has_nothing_to_do_writes_nothing_and_what_is_written_is_committed_once()
    {
        Append("one", "first");
        await SyncAsync("one");
        (int writes, int commits) = (_store.Writes, _store.Commits);

        TargetResult again = await SyncAsync("one");

        Assert.Equal((1, 1), (writes, commits));
        Assert.Equal((1, 1), (_store.Writes, _store.Commits));
        Assert.False(again.HasWork);
    }

    [Fact]
    public async Task What_took_the_place_of_a_file_of_its_size_is_not_taken_for_that_file_elsewhere()
    {
        var other = new InMemoryStore(new ClaudeCodeAgent());
        Append("one", "first");
        Append("one", "second");
        string whole = TextOf("one");
        await SyncAsync("one");
        await SyncAsync("one", other, "other");
        SessionFile listed = (await other.ListAsync([], CancellationToken.None)).Load().Inventory.Sessions[0].Files[0];
        var file = new StorePath(new ClaudeCodeAgent().Id, listed.Path);
        byte[] altered = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(other.ContentOf(file)!).Replace("first\"", "first!", StringComparison.Ordinal));
        other.Put(file, altered, listed.Stamp.ModifiedSeconds + 100);
        File.Delete(PathOf("one"));
        await SyncAsync("one", other, "other", restoreMissing: true);
        Assert.Contains("first!", TextOf("one"), StringComparison.Ordinal);

        Assert.Equal(1, (await SyncAsync("one")).Summary.Skipped);
        await SyncAsync("one", _store, "memory", restoreMissing: true);
        Assert.Equal(whole, TextOf("one"));

        await SyncAsync("one", other, "other", restoreMissing: true);
        Assert.DoesNotContain("first!", Encoding.UTF8.GetString(other.ContentOf(file)!), StringComparison.Ordinal);
    }

    private async Task<string> CountAsync(string machine)
    {
        TargetResult result = await SyncAsync(machine);
        Assert.False(result.HasWork);
        return $"{machine}: {(await _store.ListAsync([], CancellationToken.None)).Load().Inventory.Sessions.Length} in the store";
    }

    private Task<TargetResult> SyncAsync(string machine) => SyncAsync(machine, _store, "memory");

    private async Task<TargetResult> SyncAsync(string machine, InMemoryStore store, string target, bool restoreMissing = false)
    {
        var agent = new ClaudeCodeAgent();
        await using var here = new LocalStore(agent, new AgentHome(_scratch.At(machine), static _ => null), ProjectOf(machine));
        var setup = new SyncSetup(
            target,
            agent,
            here,
            store,
            new MemoryFile(_scratch.At($"{machine}.{target}")),
            new SyncJournal(_scratch.At($"{machine}.journal"), TimeProvider.System),
            new SyncPolicy(RestoreMissing: restoreMissing),
            TimeProvider.System);
        TargetResult result = await new SyncEngine(setup, progress: null).RunAsync(CancellationToken.None);
        Assert.Empty(result.Problems);
        return result;
    }

    private static string ProjectOf(string machine) => $"/home/{machine}/product";

    private string PathOf(string machine) => _scratch.At($"{machine}/.claude/projects/-home-{machine}-product/{Id}.jsonl");

    private string TextOf(string machine) => File.ReadAllText(PathOf(machine));

    /// <summary>The agent adds a message on a machine, an hour ago so that no second is the one in which it was looked at.</summary>
    private void Append(string machine, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(machine))!);
        string[] lines = File.Exists(PathOf(machine)) ? File.ReadAllLines(PathOf(machine)) : [];
        DateTimeOffset at = DateTimeOffset.UtcNow.AddHours(-1).AddMinutes(lines.Length);
        string parent = lines.Length == 0 ? "null" : $"\"{lines[^1].Split("\"uuid\":\"")[1][..36]}\"";
        File.AppendAllText(
            PathOf(machine),
            $$$"""{"type":"user","uuid":"{{{Guid.NewGuid()}}}","parentUuid":{{{parent}}},"sessionId":"{{{Id}}}","cwd":"{{{ProjectOf(machine)}}}","timestamp":"{{{at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}","message":{"role":"user","content":"{{{text}}}"}}""" + "\n");
        File.SetLastWriteTimeUtc(PathOf(machine), at.UtcDateTime);
    }
}
