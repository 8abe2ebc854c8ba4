using System.Text.Json;
using SessionSync.Agents;
using SessionSync.Agents.Contracts;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Conversations;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>What a sync does with every agent's sessions, between two homes in which the project lies at different paths.</summary>
[Collection("ssh")]
public abstract class AgentSyncContract(SshServer server, IAgentFiles files)
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(-3).ToUnixTimeSeconds());

    [Fact]
    public async Task Sessions_of_both_sides_are_on_both_sides_afterwards_over_one_connection()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using TwoMachines machines = await TwoMachines.OverSshAsync(server, remote);
        int before = remote.CountConnections();
        string mine = StartHere(machines, "A question here");
        string theirs = StartThere(machines, "A question there");

        SyncReport report = await machines.SyncAsync();

        Assert.Equal((1, 1), (report.Summary.Pushed, report.Summary.Pulled));
        Assert.Equal(["A question here", "Answer to A question here"], Texts(machines.RemoteHome, mine));
        Assert.Equal(["A question there", "Answer to A question there"], Texts(machines.Home, theirs));
        Assert.Equal(machines.RemoteProject, DirectoryOf(machines.RemoteHome, mine));
        Assert.Equal(machines.Project, DirectoryOf(machines.Home, theirs));
        (await machines.SyncAsync()).ShouldBeQuiet();
        Assert.Equal(2, remote.CountConnections() - before);
    }

    [Fact]
    public async Task A_session_that_went_on_elsewhere_goes_on_here_and_back()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        string id = StartHere(machines, "First");
        await machines.SyncAsync();
        files.GoOn(OnlyFile(machines.RemoteHome), "Second", s_start.AddMinutes(1));

        Assert.Equal(1, (await machines.SyncAsync()).Summary.Appended);
        Assert.Equal(["First", "Answer to First", "Second", "Answer to Second"], Texts(machines.Home, id));
        files.GoOn(OnlyFile(machines.Home), "Third", s_start.AddMinutes(2));

        Assert.Equal(1, (await machines.SyncTwiceAsync()).Summary.Unchanged + 1);
        Assert.Equal(["First", "Answer to First", "Second", "Answer to Second", "Third", "Answer to Third"], Texts(machines.RemoteHome, id));
        Assert.Equal(machines.Project, DirectoryOf(machines.Home, id));
    }

    [Fact]
    public async Task Nothing_that_was_said_on_either_side_of_a_session_that_diverged_is_lost()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        string id = StartHere(machines, "Common");
        await machines.SyncAsync();
        files.GoOn(OnlyFile(machines.RemoteHome), "Said there", s_start.AddMinutes(1));
        files.GoOn(OnlyFile(machines.Home), "Said here", s_start.AddMinutes(2));

        await machines.SyncAsync();

        foreach (string home in (string[])[machines.Home, machines.RemoteHome])
        {
            Assert.Equal("Answer to Said here", Texts(home, id)[^1]);
            string everything = string.Concat(files.Files(home).Select(File.ReadAllText));
            Assert.Contains("Answer to Said here", everything, StringComparison.Ordinal);
            Assert.Contains("Answer to Said there", everything, StringComparison.Ordinal);
            Assert.Contains(Ids(home), one => one == id);
        }

        Assert.Equal(Ids(machines.Home), Ids(machines.RemoteHome));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_altered_in_place_on_one_side_spreads_nowhere_is_named_and_is_mended_when_asked(bool isHere)
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        (string id, string altered, string whole) = await AlterAsync(machines, isHere);
        string[] texts = ["Common", "Answer to Common", "Second", "Answer to Second"];

        SyncReport report = await machines.RunAsync();
        report.Result.ShouldExitWith(3);
        Assert.Equal((id, "skipped"), (report.Session.Id, report.Session.Action));
        Assert.Equal(texts, Texts(whole, id));
        files.GoOn(OnlyFile(whole), "Third", s_start.AddMinutes(2));
        (await machines.RunAsync()).Result.ShouldExitWith(3);
        Assert.Equal([.. texts, "Third", "Answer to Third"], Texts(whole, id));

        await machines.SyncAsync("--restore-missing");
        Assert.Equal([.. texts, "Third", "Answer to Third"], Texts(altered, id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_altered_in_place_where_a_session_went_on_wins_over_nothing(bool isHere)
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        (string id, string altered, string whole) = await AlterAsync(machines, isHere);
        files.GoOn(OnlyFile(altered), "Third", s_start.AddMinutes(2));

        await machines.RunAsync();
        await machines.SyncAsync("--restore-missing");

        Assert.Equal(["Common", "Answer to Common", "Second", "Answer to Second"], Texts(whole, id).Take(4));
        Assert.Contains("Answer to Third", Ids(whole).SelectMany(one => Texts(whole, one)));
        Assert.Equal(Texts(whole, id), Texts(altered, id));
    }

    [Fact]
    public async Task A_session_that_comes_back_to_where_it_was_made_is_the_same_to_the_byte()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        StartHere(machines, "Precious");
        string file = OnlyFile(machines.Home);
        byte[] content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await machines.SyncAsync();
        File.Delete(file);

        await machines.SyncAsync("--restore-missing");

        Assert.Equal(WithoutBlanks(content), WithoutBlanks(await File.ReadAllBytesAsync(OnlyFile(machines.Home), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_session_of_a_subdirectory_keeps_its_place_and_one_of_another_project_stays_where_it_is()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        Directory.CreateDirectory(Path.Combine(machines.Project, "web/app"));
        string below = Guid.NewGuid().ToString();
        files.Start(machines.Home, Path.Combine(machines.Project, "web/app"), below, "Below", s_start);
        files.Start(machines.Home, Path.Combine(machines.Home, "elsewhere"), Guid.NewGuid().ToString(), "None of your business", s_start);

        Assert.Equal(1, (await machines.SyncTwiceAsync()).Summary.Unchanged + 1);

        Assert.Equal(machines.RemoteProject + "/web/app", DirectoryOf(machines.RemoteHome, below));
        Assert.Single(files.Files(machines.RemoteHome));
    }

    [Fact]
    public async Task What_a_run_may_not_do_it_does_not_do()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        string mine = StartHere(machines, "A question here");
        string theirs = StartThere(machines, "A question there");

        Assert.Equal(2, (await machines.RunAsync("--dry-run")).Sessions.Count);
        (await machines.SyncAsync("--agent", files.Agent == "claude-code" ? "codex" : "claude-code")).ShouldBeQuiet();
        Assert.Equal([mine], Ids(machines.Home));
        Assert.Equal([theirs], Ids(machines.RemoteHome));

        await machines.SyncAsync("push", "--agent", files.Agent);
        Assert.Equal([mine], Ids(machines.Home));
        Assert.Equal(2, Ids(machines.RemoteHome).Length);

        await machines.SyncAsync("pull");
        Assert.Equal(Ids(machines.RemoteHome), Ids(machines.Home));
    }

    [Fact]
    public async Task An_old_session_travels_when_it_is_asked_for()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        string id = Guid.NewGuid().ToString();
        files.Start(machines.Home, machines.Project, id, "Long ago", s_start.AddDays(-20));

        (await machines.SyncAsync()).ShouldBeQuiet();
        Assert.Equal(1, (await machines.SyncAsync("--session", id[..13])).Summary.Pushed);
        Assert.Equal([id], Ids(machines.RemoteHome));
    }

    [Fact]
    public async Task A_rescue_proves_it_home()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using TwoMachines machines = await TwoMachines.OverSshAsync(server, remote);
        string theirs = StartThere(machines, "Do not lose me");

        CommandResult result = await machines.Cli.RunAsync(["rescue", $"ssh:{remote.Alias}", .. machines.Options]);

        result.ShouldExitWith(0);
        Assert.Contains("proven by SHA-256", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains(theirs, AllIds(machines));
        Assert.Empty(AgentFolder.Files(Path.Combine(machines.Home, ".local/share/session-sync/vault/copies"), "*.jsonl"));
    }

    /// <summary>A header that other sessions hold byte positions behind is never made shorter: blanks stay where a longer path was.</summary>
    protected virtual byte[] WithoutBlanks(byte[] session) => session;

    /// <summary>Wherever a rescue has put it: here, or in the vault for what has no checkout here.</summary>
    private string[] AllIds(TwoMachines machines)
    {
        string vault = Path.Combine(machines.Home, ".local/share/session-sync/vault");
        IEnumerable<string> homes = Directory.Exists(vault) ? Directory.EnumerateDirectories(vault, "*", SearchOption.AllDirectories) : [];
        return [.. Ids(machines.Home), .. homes.SelectMany(Ids)];
    }

    /// <summary>For agents that keep an older branch as a session of its own.</summary>
    protected async Task AssertThatDamagedBranchIsKeptAsync()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        StartHere(machines, "Common");
        await machines.SyncAsync();
        string there = OnlyFile(machines.RemoteHome);
        files.GoOn(there, "Said there", s_start.AddMinutes(1));
        files.GoOn(OnlyFile(machines.Home), "Said here", s_start.AddMinutes(2));
        byte[] content = await File.ReadAllBytesAsync(there, TestContext.Current.CancellationToken);
        content.AsSpan(Array.IndexOf(content, (byte)'\n') - 8, 4).Fill(0xff);
        await File.WriteAllBytesAsync(there, content, TestContext.Current.CancellationToken);

        await machines.SyncAsync();

        foreach (string home in (string[])[machines.Home, machines.RemoteHome])
        {
            string[] said = [.. Ids(home).SelectMany(one => Texts(home, one))];
            Assert.Contains("Answer to Said here", said);
            Assert.Contains("Answer to Said there", said);
            Assert.All(files.Files(home), static file => JsonDocument.Parse(File.ReadLines(file).First()).Dispose());
        }

        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    /// <summary>Syncs a session of two turns, and alters what is said in it on one side.</summary>
    private async Task<(string Id, string AlteredHome, string WholeHome)> AlterAsync(TwoMachines machines, bool isHere)
    {
        string id = StartHere(machines, "Common");
        files.GoOn(OnlyFile(machines.Home), "Second", s_start.AddMinutes(1));
        await machines.SyncAsync();
        (string altered, string whole) = isHere ? (machines.Home, machines.RemoteHome) : (machines.RemoteHome, machines.Home);
        string text = await File.ReadAllTextAsync(OnlyFile(altered), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(OnlyFile(altered), text.Replace("Answer to Common", "Answer to Cannon", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        return (id, altered, whole);
    }

    private string StartHere(TwoMachines machines, string text)
    {
        string id = Guid.NewGuid().ToString();
        files.Start(machines.Home, machines.Project, id, text, s_start);
        return id;
    }

    private string StartThere(TwoMachines machines, string text)
    {
        string id = Guid.NewGuid().ToString();
        Directory.CreateDirectory(machines.RemoteProject);
        files.Start(machines.RemoteHome, machines.RemoteProject, id, text, s_start);
        return id;
    }

    private string OnlyFile(string home) => Assert.Single(files.Files(home));

    private string[] Texts(string home, string id)
    {
        FoundConversation found = Find(home).Single(one => one.Key.Id == id);
        return [.. Reader.ReadMessages(found, Fail).SelectMany(message => message.Parts).OfType<TextPart>().Select(part => part.Text)];
    }

    private string? DirectoryOf(string home, string id) => Reader.ReadFacts(Find(home).Single(one => one.Key.Id == id), Fail).WorkingDirectory;

    private string[] Ids(string home) => [.. Find(home).Select(found => found.Key.Id).Order(StringComparer.Ordinal)];

    private IEnumerable<FoundConversation> Find(string home) => Reader.Find(new AgentHome(home, static _ => null));

    private static void Fail(ReadWarning warning) => Assert.Fail(warning.ToString());

    private IConversationReader Reader => AgentCatalog.Readers.Single(reader => reader.Agent.Value == files.Agent);
}
