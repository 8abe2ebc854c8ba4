using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Conversations;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>The two files in which Codex keeps lines about all sessions, whatever project they belong to.</summary>
[Collection("ssh")]
public sealed class CodexSharedFilesTests(SshServer server)
{
    private const string Names = "session_index.jsonl";
    private const string History = "history.jsonl";
    private static readonly DateTimeOffset s_start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(-3).ToUnixTimeSeconds());
    private readonly CodexFiles _codex = new();

    [Fact]
    public async Task What_was_typed_and_named_on_either_side_is_known_on_both_and_nothing_of_other_projects()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using TwoMachines machines = await TwoMachines.OverSshAsync(server, remote);
        (string mine, string theirs) = StartBoth(machines);
        string foreign = Typed(Guid.NewGuid().ToString(), "none of your business");
        Write(machines.Home, History, foreign + Typed(mine, "here"));
        Write(machines.Home, Names, Named(mine, "mine"));
        Write(machines.RemoteHome, History, Typed(theirs, "there"));
        int before = remote.CountConnections();

        await machines.SyncTwiceAsync();

        Assert.Equal(foreign + Typed(mine, "here") + Typed(theirs, "there"), Read(machines.Home, History));
        Assert.Equal(Typed(theirs, "there") + Typed(mine, "here"), Read(machines.RemoteHome, History));
        Assert.Equal(Named(mine, "mine"), Read(machines.RemoteHome, Names));
        Assert.Equal(2, remote.CountConnections() - before);
    }

    [Fact]
    public async Task A_shared_file_that_a_sync_makes_is_its_owners_alone_and_one_that_was_there_stays_as_it_was()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        (string mine, string theirs) = StartBoth(machines);
        Write(machines.Home, History, Typed(mine, "here"));
        Write(machines.RemoteHome, Names, Named(theirs, "theirs"));
        Write(machines.RemoteHome, History, Typed(theirs, "there"));
        const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.SetUnixFileMode(PathOf(machines.RemoteHome, History), Private);

        await machines.SyncTwiceAsync();

        Assert.Equal(Private, File.GetUnixFileMode(PathOf(machines.Home, Names)));
        Assert.Equal(Private, File.GetUnixFileMode(PathOf(machines.RemoteHome, History)));
        Assert.Equal(Typed(theirs, "there") + Typed(mine, "here"), Read(machines.RemoteHome, History));
    }

    [Fact]
    public async Task What_was_typed_since_is_brought_though_no_session_went_on()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        (string mine, string theirs) = StartBoth(machines);
        Write(machines.Home, History, Typed(mine, "one"));
        await machines.SyncTwiceAsync();
        Write(machines.RemoteHome, History, Typed(theirs, "two"));
        Write(machines.Home, Names, Named(mine, "named since"));

        (await machines.SyncAsync()).ShouldBeQuiet();

        Assert.Equal(Typed(mine, "one") + Typed(theirs, "two"), Read(machines.Home, History));
        Assert.Equal(Named(mine, "named since"), Read(machines.RemoteHome, Names));
    }

    [Fact]
    public async Task A_run_that_may_write_one_side_only_leaves_the_lines_of_the_other_for_a_run_that_may()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        (string mine, string theirs) = StartBoth(machines);
        Write(machines.Home, History, Typed(mine, "here"));
        Write(machines.RemoteHome, History, Typed(theirs, "there"));

        await machines.RunAsync("--dry-run");
        Assert.Equal((Typed(mine, "here"), Typed(theirs, "there")), (Read(machines.Home, History), Read(machines.RemoteHome, History)));

        await machines.SyncAsync("push");
        Assert.Equal((Typed(mine, "here"), Typed(theirs, "there") + Typed(mine, "here")), (Read(machines.Home, History), Read(machines.RemoteHome, History)));

        await machines.SyncAsync("pull");
        Assert.Equal(Typed(mine, "here") + Typed(theirs, "there"), Read(machines.Home, History));
    }

    [Fact]
    public async Task Lines_that_one_side_cannot_take_are_told_and_the_sessions_travel()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        (string mine, string theirs) = StartBoth(machines);
        Write(machines.Home, History, Typed(mine, "here"));
        Write(machines.Home, Names, Named(mine, "mine"));
        File.CreateSymbolicLink(PathOf(machines.RemoteHome, History), "/dev/null");
        using (FileStream large = File.Create(PathOf(machines.RemoteHome, Names)))
        {
            large.SetLength((64L << 20) + 1);
        }

        SyncReport report = await machines.SyncAsync();

        Assert.Equal((1, 1), (report.Summary.Pushed, report.Summary.Pulled));
        Assert.Contains(report.Warnings, warning => warning.Contains(History, StringComparison.Ordinal));
        Assert.Contains(report.Warnings, warning => warning.Contains($"{Names} is larger than 64 MiB", StringComparison.Ordinal));
        Assert.Equal(Named(mine, "mine"), Read(machines.Home, Names));
        Assert.DoesNotContain(theirs, Read(machines.Home, History), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task The_older_version_of_a_session_that_diverged_can_be_told_from_it_by_its_name(int here, int there)
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string id = Guid.NewGuid().ToString();
        _codex.Start(machines.Home, machines.Project, id, "Common", s_start);
        Write(machines.Home, Names, Named(id, "what we \u00e9at"));
        await machines.SyncAsync();
        _codex.GoOn(_codex.Files(machines.Home).Single(), "Said here", s_start.AddMinutes(here));
        _codex.GoOn(_codex.Files(machines.RemoteHome).Single(), "Said there", s_start.AddMinutes(there));

        await machines.SyncTwiceAsync();

        foreach (string home in (string[])[machines.Home, machines.RemoteHome])
        {
            IEnumerable<FoundConversation> found = Reader.Find(new AgentHome(home, static _ => null));
            Assert.Equal(
                [(true, "what we éat"), (false, "Older version of what we éat")],
                found.Select(one => (one.Key.Id == id, Reader.ReadFacts(one, static _ => { }).Title)).OrderBy(one => !one.Item1));
        }

        Assert.Equal(Read(machines.Home, Names), Read(machines.RemoteHome, Names));
    }

    [Fact]
    public async Task A_rescue_keeps_all_lines_of_a_machine_whatever_they_are_about()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using TwoMachines machines = await TwoMachines.OverSshAsync(server, remote);
        (string mine, string theirs) = StartBoth(machines);
        string all = Typed(theirs, "there") + Typed(Guid.NewGuid().ToString(), "a session that is gone") + "torn";
        Write(machines.Home, History, Typed(mine, "here"));
        Write(machines.RemoteHome, History, all);

        (await machines.Cli.RunAsync(["rescue", $"ssh:{remote.Alias}", .. machines.Options])).ShouldExitWith(0);

        string copy = AgentFolder.Files(Path.Combine(machines.Home, ".local/share/session-sync/vault/copies"), History).Single();
        Assert.Equal(all, File.ReadAllText(copy));
        Assert.Equal(all, Read(machines.RemoteHome, History));
    }

    private static IConversationReader Reader => AgentCatalog.Readers.Single(reader => reader.Agent.Value == "codex");

    private (string Mine, string Theirs) StartBoth(TwoMachines machines)
    {
        string mine = Guid.NewGuid().ToString();
        string theirs = Guid.NewGuid().ToString();
        _codex.Start(machines.Home, machines.Project, mine, "A question here", s_start);
        _codex.Start(machines.RemoteHome, machines.RemoteProject, theirs, "A question there", s_start);
        return (mine, theirs);
    }

    private static string Typed(string id, string text) => $"{{\"session_id\":\"{id}\",\"ts\":1795158602,\"text\":\"{text}\"}}\n";

    private static string Named(string id, string name) => $"{{\"id\":\"{id}\",\"thread_name\":\"{name}\",\"updated_at\":\"2026-11-20T07:01:06.419954794Z\"}}\n";

    private static string PathOf(string home, string name) => Path.Combine(home, ".codex", name);

    private static string Read(string home, string name) => File.ReadAllText(PathOf(home, name));

    private static void Write(string home, string name, string lines) => File.AppendAllText(PathOf(home, name), lines);
}
