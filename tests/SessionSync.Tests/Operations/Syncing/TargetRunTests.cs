using SessionSync.Agents;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Configuration;
using SessionSync.Model.Sessions;
using SessionSync.Operations.Events;
using SessionSync.Operations.Syncing;
using SessionSync.Platform;
using SessionSync.Projects;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Memory;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Operations.Syncing;

/// <summary>A project needs no machine to be synced with.</summary>
public sealed class TargetRunTests : IDisposable
{
    private const string Id = "11111111-2222-4333-8444-555555555555";

    private static readonly AgentId s_agent = new("claude-code");

    private readonly TemporaryFolder _folder = new();
    private readonly InMemoryTarget _target = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_project_is_synced_with_a_target_that_is_no_machine()
    {
        string here = Write("one");

        (TargetResult sent, EventList events) = await RunAsync("one");
        (TargetResult brought, _) = await RunAsync("two");

        Assert.Equal((1, 1), (sent.Summary.Pushed, brought.Summary.Pulled));
        Assert.Equal(File.ReadAllText(here), File.ReadAllText(PathOf("two")));
        Assert.Equal(2, _target.Remembered);
        Assert.Contains(new OperationEvent.Warned("memory", "It is only for a while"), events.All);
        Assert.Single(events.All.OfType<OperationEvent.SessionEnded>());
    }

    [Fact]
    public async Task What_was_looked_at_before_is_not_looked_at_again()
    {
        byte[] first = File.ReadAllBytes(Write("one"));
        (LocalStores local, TargetRun run) = Prepare("one", new EventList());
        await using (local)
        {
            LocalSnapshot early = await run.TakeSnapshotAsync(_target, CancellationToken.None);
            Write("one");

            TargetResult result = await run.RunAsync(_target, early, CancellationToken.None);

            Assert.Equal(1, result.Summary.Pushed);
            Assert.Equal(first, ((InMemoryStore)_target.Open(new ClaudeCodeAgent())).ContentOf(new StorePath(s_agent, Id)));
        }
    }

    private async Task<(TargetResult Result, EventList Events)> RunAsync(string machine)
    {
        var events = new EventList();
        (LocalStores local, TargetRun run) = Prepare(machine, events);
        await using (local)
        {
            return (await run.RunAsync(_target, snapshot: null, CancellationToken.None), events);
        }
    }

    private (LocalStores Local, TargetRun Run) Prepare(string machine, EventList events)
    {
        HostEnvironment host = new(_folder.File(machine), "/none", _folder.File($"{machine}-state"), "/none", "/", static _ => null, false, false, false);
        SyncRequest request = new()
        {
            Host = host,
            Settings = Settings.Default,
            Repository = ProjectOf(machine),
            AllSessions = true,
            Agent = s_agent,
        };
        var local = new LocalStores(request.Agents, AgentHomes.On(host), ProjectOf(machine), DirectoriesBeside.None);
        return (local, new TargetRun(request, events, local, new LocalProject(ProjectOf(machine), null), new StatePaths(host.StateDirectory, ProjectOf(machine)), TimeProvider.System));
    }

    private static string ProjectOf(string machine) => $"/home/{machine}/product";

    private string PathOf(string machine) => _folder.File(machine, ".claude", "projects", $"-home-{machine}-product", $"{Id}.jsonl");

    /// <summary>Has the agent write a session, or go on with it.</summary>
    private string Write(string machine)
    {
        string path = PathOf(machine);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllText(
            path,
            $$$"""{"type":"user","uuid":"{{{Guid.NewGuid()}}}","parentUuid":null,"sessionId":"{{{Id}}}","cwd":"{{{ProjectOf(machine)}}}","timestamp":"2026-05-01T12:00:00.000Z","message":{"role":"user","content":"Hello"}}""" + "\n");
        File.SetLastWriteTimeUtc(path, new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc));
        return path;
    }

    private sealed class EventList : IProgress<OperationEvent>
    {
        public List<OperationEvent> All { get; } = [];

        public void Report(OperationEvent value)
        {
            lock (All)
            {
                All.Add(value);
            }
        }
    }
}
