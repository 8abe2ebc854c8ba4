using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;
using SessionSync.Tests.Support;
using static SessionSync.Tests.Agents.Codex.CodexSessions;

namespace SessionSync.Tests.Agents.Codex;

/// <summary>This machine and the far side of a connection tell the same of the same home.</summary>
public sealed class CodexFarListingTests : IDisposable
{
    private const string Packed = "01a1f7b8-7876-79e3-9367-abd88db96cb5";
    private readonly TemporaryFolder _home = new();

    [Fact]
    public async Task A_compressed_session_tells_its_project()
    {
        Inventory inventory = await ListAsync(Path.Combine(Fixtures, "zst"), "/workspaces/demo");

        SessionEntry session = Assert.Single(inventory.Sessions);
        Assert.Equal((Key(Packed), "", (DateTimeOffset?)null), (session.Key, session.Place, session.Head));
        Assert.Empty(inventory.Problems);
        Assert.Empty((await ListAsync(Path.Combine(Fixtures, "zst"), "/workspaces/other")).Problems);
    }

    [Fact]
    public async Task What_is_called_compressed_and_is_not_tells_nothing_though_it_could_be_read_as_text()
    {
        Write(PathOf(First, end: ".jsonl.zst"), Header(First, Demo));
        Write(PathOf(Second, end: ".jsonl.zst"), "");

        Inventory inventory = await ListAsync(_home.Path, Demo);

        Assert.Empty(inventory.Sessions);
        Assert.Contains(": 2.", Assert.Single(inventory.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_program_that_decompresses_the_far_side_tells_nothing_of_compressed_sessions()
    {
        Write(PathOf(First, end: ".jsonl.zst"), Header(First, Demo));
        Write(PathOf(Second), Header(Second, Demo));
        string programs = Directory.CreateDirectory(_home.File("programs")).FullName;
        foreach (string program in Directory.EnumerateFiles("/usr/bin").Where(static path => Path.GetFileName(path) != "zstd"))
        {
            File.CreateSymbolicLink(Path.Combine(programs, Path.GetFileName(program)), program);
        }

        Inventory there = await FarAsync(_home.Path, Demo, ("PATH", programs));

        Assert.Equal([Key(Second)], there.Sessions.Select(session => session.Key));
        Assert.Contains(": 1.", Assert.Single(there.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_is_open_while_a_process_holds_its_lock_and_not_when_that_was_killed()
    {
        const string Record = """{"timestamp":"2026-11-20T07:00:00Z","type":"event_msg","payload":{}}""";
        Write(PathOf(First), Header(First, Demo) + Record);
        Write(PathOf(Second), Header(Second, Demo) + Record);
        Write($"thread-writer-locks/{Second}.lock", "");
        Write("thread-writer-locks/\u001b[31m.lock", "");
        using (HoldLock(First))
        {
            Assert.Equal([Key(First)], (await ListAsync(_home.Path, Demo)).Live);
        }

        Assert.True(File.Exists(_home.File(".codex", "thread-writer-locks", $"{First}.lock")));
        Assert.Empty((await ListAsync(_home.Path, Demo)).Live);
    }

    [Fact]
    public void A_lock_that_nobody_tells_of_may_be_held()
    {
        Write("a.lock", "");
        string there = _home.File(".codex", "a.lock");
        Assert.Equal([there], HeldLocks.Among([there, there + ".gone"], "/no/such/table"));
    }

    public void Dispose() => _home.Dispose();

    /// <summary>What both tell.</summary>
    private static async Task<Inventory> ListAsync(string home, string project)
    {
        Inventory here = await ListedHome.ReadAsync(Agent, home, project);
        Inventory there = await FarAsync(home, project);
        Assert.Equal(here.Sessions.Select(Told), there.Sessions.Select(Told));
        Assert.Equal(here.Problems.AsEnumerable(), there.Problems);
        Assert.Equal(here.Live, there.Live);
        return here;
    }

    private static async Task<Inventory> FarAsync(string home, string project, params (string Name, string Value)[] variables)
    {
        var machine = new DirectoryMachine("there", home, [.. Agent.Root.Variables]);
        IEnumerable<KeyValuePair<string, string>> environment = variables.Select(static one => KeyValuePair.Create(one.Name, one.Value));
        await using RemoteMachine remote = RemoteMachine.Open(machine, [Agent], environment, hasZstandardHere: false, project);
        ListedState state = await remote.StoreFor(Agent, project).ListAsync([], CancellationToken.None);
        return state.Load().Inventory;
    }

    private static string Told(SessionEntry session) => $"{session with { Files = [] }}\n{string.Join('\n', session.Files)}";

    /// <summary>A process that holds the lock of a session until it is killed, as a client does.</summary>
    private RunningProcess HoldLock(string id)
    {
        string file = $"thread-writer-locks/{id}.lock";
        Write(file, "");
        return RunningProcess.HoldLock(_home.File(".codex", file));
    }

    private void Write(string path, string content)
    {
        string file = _home.File(".codex", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
