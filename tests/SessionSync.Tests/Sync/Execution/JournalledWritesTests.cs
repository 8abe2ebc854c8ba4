using System.Text;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.Gemini;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Whatever a sync writes is in the journal: what was there before, and what is there now.</summary>
public sealed class JournalledWritesTests : IDisposable
{
    private const string Product = "/work/product";
    private const string Id = "11111111-2222-4333-8444-555555555555";
    private static readonly DateTimeOffset s_start = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly ScratchDirectory _scratch = new();
    private int _turns;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_new_file_was_not_there_before()
    {
        byte[] content = Write("here", "first");

        FileWritten write = Assert.Single(await SyncAsync(new ClaudeCodeAgent()));

        Assert.Equal((WriteMode.Create, 0, content.Length), (write.Mode, write.From, write.Bytes));
        Assert.Equal((null, ContentHash.Of(content)), (write.Before, write.Content));
    }

    [Fact]
    public async Task A_tail_is_told_with_what_it_continues()
    {
        byte[] before = Write("here", "first");
        await SyncAsync(new ClaudeCodeAgent());
        byte[] after = Write("here", "second");

        FileWritten write = Assert.Single(await SyncAsync(new ClaudeCodeAgent()));

        Assert.Equal((WriteMode.Append, before.Length, after.Length - before.Length), (write.Mode, write.From, write.Bytes));
        Assert.Equal(new BytesBefore(before.Length, ContentHash.Of(before)), write.Before);
        Assert.Equal(ContentHash.Of(after.AsSpan(before.Length)), write.Content);
    }

    [Fact]
    public async Task A_replacement_is_told_with_all_that_it_replaces()
    {
        Write("here", "first");
        await SyncAsync(new ClaudeCodeAgent());
        byte[] older = Write("there", "older");
        byte[] newer = Write("here", "newer");

        FileWritten write = Assert.Single(await SyncAsync(new ClaudeCodeAgent(), new SyncPolicy(PreferNewer: true)));

        Assert.Equal((WriteMode.Replace, SyncDirection.Push), (write.Mode, write.Direction));
        Assert.Equal(new BytesBefore(older.Length, ContentHash.Of(older)), write.Before);
        Assert.Equal(ContentHash.Of(newer), write.Content);
    }

    [Fact]
    public async Task A_merge_is_told_for_each_side()
    {
        Write("here", "first");
        await SyncAsync(new ClaudeCodeAgent());
        byte[] there = Write("there", "yours");
        byte[] here = Write("here", "mine");

        FileWritten[] writes = await SyncAsync(new ClaudeCodeAgent());

        byte[] merged = File.ReadAllBytes(PathOf("here"));
        Assert.Equal([SyncDirection.Push, SyncDirection.Pull], writes.Select(write => write.Direction).Order());
        Assert.All(writes, write => Assert.Equal(BeforeOf(write, write.Direction == SyncDirection.Pull ? here : there), write.Before));
        Assert.All(writes, write => Assert.Equal(ContentHash.Of(merged.AsSpan((int)write.From)), write.Content));
    }

    [Fact]
    public async Task Markers_of_folders_are_told()
    {
        new ChatDraft(_scratch.At("here")) { Project = GeminiFolder.HashOf(Product) }.Header().Say(Role.User, "Hello").Write();

        FileWritten[] writes = await SyncAsync(new GeminiAgent());

        Assert.Contains(writes, write => write is { Session: null, Mode: WriteMode.Create, Before: null, Content: not null });
        Assert.All(writes, write => Assert.Equal(ContentHash.Of(File.ReadAllBytes(_scratch.At($"there/.gemini/{write.Path}"))), write.Content));
    }

    private static BytesBefore BeforeOf(FileWritten write, byte[] present) => write.Mode == WriteMode.Replace
        ? new BytesBefore(present.Length, ContentHash.Of(present))
        : new BytesBefore(write.From, ContentHash.Of(present.AsSpan(0, (int)write.From)));

    /// <summary>All writes of the run, none of which failed.</summary>
    private async Task<FileWritten[]> SyncAsync(IAgent agent, SyncPolicy? policy = null)
    {
        string journal = _scratch.At($"journal-{_turns++}");
        await using LocalStore here = StoreAt("here");
        await using LocalStore there = StoreAt("there");
        var setup = new SyncSetup("work", agent, here, there, new MemoryFile(_scratch.At("memory")), new SyncJournal(journal, TimeProvider.System), policy ?? new SyncPolicy(), TimeProvider.System);
        Assert.Empty((await new SyncEngine(setup, progress: null).RunAsync(CancellationToken.None)).Problems);
        FileWritten[] writes = [.. JournalReader.Read(journal, most: 9).SelectMany(static run => run.Records.OfType<FileWritten>())];
        Assert.All(writes, write => Assert.Equal(WriteStatus.Written, write.Status));
        return writes;

        LocalStore StoreAt(string home) => new(agent, new AgentHome(_scratch.At(home), static _ => null), Product);
    }

    private string PathOf(string home) => _scratch.At($"{home}/.claude/projects/-work-product/{Id}.jsonl");

    /// <summary>The agent adds a message; returns all that the file then holds.</summary>
    private byte[] Write(string home, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(home))!);
        string[] lines = File.Exists(PathOf(home)) ? File.ReadAllLines(PathOf(home)) : [];
        DateTimeOffset at = s_start.AddMinutes(_turns++);
        string parent = lines.Length == 0 ? "null" : $"\"{lines[^1].Split("\"uuid\":\"")[1][..36]}\"";
        string line = $$$"""{"type":"user","uuid":"{{{Guid.NewGuid()}}}","parentUuid":{{{parent}}},"sessionId":"{{{Id}}}","cwd":"{{{Product}}}","timestamp":"{{{at:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}}","message":{"role":"user","content":"{{{text}}}"}}""";
        File.AppendAllText(PathOf(home), line + "\n", Encoding.UTF8);
        File.SetLastWriteTimeUtc(PathOf(home), at.UtcDateTime);
        return File.ReadAllBytes(PathOf(home));
    }
}
