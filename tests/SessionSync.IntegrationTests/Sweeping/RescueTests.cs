using System.Text.Json.Nodes;
using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sweeping;

/// <summary><c>rescue</c>: everything comes home, and only then is it said to be safe.</summary>
[Collection("codespaces")]
public sealed class RescueTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Everything_comes_home_whatever_its_repository_and_age()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await home.AddCodespaceAsync("one");
        var there = new ClaudeSessions(far.Path, "/workspaces/product");
        var recent = there.Add();
        var old = there.Add(lastMessage: DateTimeOffset.UtcNow.AddDays(-200));
        recent.WriteSideFile("subagents/agent-1.jsonl", "{}\n");
        var other = (await SweepingHome.AddCheckoutAsync(far, "other", "acme/other")).Add();
        var nameless = new ClaudeSessions(far.Path, "/root/scratch").Add();
        File.WriteAllText(Path.Combine(there.Folder, "notes.md"), "not a session");

        (CommandResult result, JsonObject report) = await home.RescueAsync("one");

        result.ShouldExitWith(0);
        Assert.True(report["safe"]!.GetValue<bool>());
        Assert.Equal(recent.Bytes, product.Find(recent.Id).Bytes);
        Assert.True(product.Find(old.Id).Exists);
        Assert.True(File.Exists(Path.Combine(product.Folder, recent.Id, "subagents/agent-1.jsonl")));
        Assert.True(new ClaudeSessions(home.Combine(".local/share/session-sync/vault/repositories/acme/other"), other.WorkingDirectory).Find(other.Id).Exists);
        Assert.Contains("vault/machines/one/scratch-", Assert.Single(Files(home, nameless.Id + ".jsonl")), StringComparison.Ordinal);
        Assert.Equal("not a session", File.ReadAllText(Assert.Single(Files(home, "notes.md"))));
        Assert.Equal(1, far.CountConnections());
    }

    [Fact]
    public async Task Nothing_is_sent_to_the_machine_that_is_rescued()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await home.AddCodespaceAsync("one");
        product.Add();
        var both = product.Add();
        var copy = new ClaudeSessions(far.Path, "/workspaces/product").CopyFrom(both);
        both.AppendTurn("Words had here", DateTimeOffset.UtcNow);
        copy.AppendTurn("Words had there", DateTimeOffset.UtcNow.AddMinutes(-1));
        byte[] before = copy.Bytes;

        (await home.RescueAsync("one")).Result.ShouldExitWith(0);

        Assert.Equal([copy.Id], new ClaudeSessions(far.Path, "/workspaces/product").Ids);
        Assert.Equal(before, copy.Bytes);
        Assert.Contains("Words had there", both.Text, StringComparison.Ordinal);
        Assert.Contains("Words had here", both.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_rescue_makes_no_second_copy()
    {
        SweepingHome home = new(_folder, server);
        var far = await home.AddCodespaceAsync("one");
        var there = new ClaudeSessions(far.Path, "/workspaces/product");
        there.Add();
        File.WriteAllText(Path.Combine(there.Folder, "notes.md"), "not a session");

        (await home.RescueAsync("one")).Result.ShouldExitWith(0);
        (CommandResult result, JsonObject report) = await home.RescueAsync("one");

        result.ShouldExitWith(0);
        Assert.Equal(1, report["copies"]!.GetValue<int>());
        Assert.Single(Files(home, "notes.md"));
    }

    [Fact]
    public async Task A_session_that_cannot_be_written_to_its_checkout_is_copied_instead()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await home.AddCodespaceAsync("one");
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();
        Directory.CreateDirectory(product.Find(theirs.Id).Transcript);

        (CommandResult result, _) = await home.RescueAsync("one");

        result.ShouldExitWith(0);
        Assert.Equal(theirs.Bytes, File.ReadAllBytes(Assert.Single(Files(home, theirs.Id + ".jsonl"))));
    }

    [Fact]
    public async Task What_cannot_come_home_is_named_and_nothing_is_deleted()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await home.AddCodespaceAsync("one");
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();
        Directory.CreateDirectory(product.Find(theirs.Id).Transcript);
        _folder.Write("here/.local/share/session-sync/vault/copies", "a file where a folder must be");

        CommandResult result = await home.Cli.RunAsync("rescue", "one", "--delete-after");

        result.ShouldExitWith(12);
        Assert.Contains("one: NOT safe. 1 of 1 file could not be brought home", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains($"{theirs.Id}.jsonl", result.StandardOutput, StringComparison.Ordinal);
        Assert.DoesNotContain(home.Gh.Invocations, line => line.Contains(" delete", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_that_is_open_there_is_not_safe()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await home.AddCodespaceAsync("one");
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();
        using var agent = new RunningAgent(far.Path, theirs);

        (CommandResult result, JsonObject report) = await home.RescueAsync("one");

        result.ShouldExitWith(12);
        Assert.Equal(1, report["open_sessions"]!.GetValue<int>());
        Assert.Empty(report["missing"]!.AsArray());
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("kill -9 $$")]
    public async Task A_machine_that_cannot_list_all_it_holds_is_not_safe(string find)
    {
        SweepingHome home = new(_folder, server);
        string tools = CommandFolder.CreateWithout(_folder.Combine("tools"), "find");
        File.WriteAllText(Path.Combine(tools, "find"), $"#!/bin/sh\n{find}\n");
        File.SetUnixFileMode(Path.Combine(tools, "find"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var far = await server.CreateHomeAsync(path: tools);
        home.Gh.Add(new Codespace("one", Home: far));
        new ClaudeSessions(far.Path, "/workspaces/product").Add();

        CommandResult result = await home.Cli.RunAsync("rescue", "one", "--delete-after");

        result.ShouldExitWith((int)ExitCode.Refused);
        Assert.Contains("cannot be looked at", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("Available", home.Gh.StateOf("one"));
    }

    [Fact]
    public async Task A_codespace_is_deleted_once_everything_is_home()
    {
        SweepingHome home = new(_folder, server);
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await home.AddCodespaceAsync("one");
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();

        CommandResult result = await home.Cli.RunAsync("rescue", "one", "--delete-after");

        result.ShouldExitWith(0);
        Assert.Contains("one: safe. What its agents keep is home, 1 file proven by SHA-256.", result.StandardOutput, StringComparison.Ordinal);
        Assert.True(product.Find(theirs.Id).Exists);
        Assert.Null(home.Gh.StateOf("one"));
    }

    [Fact]
    public async Task What_lies_beside_the_sessions_comes_home_as_it_is()
    {
        SweepingHome home = new(_folder, server);
        var far = await home.AddCodespaceAsync("one");
        string[] files = [".claude/plans/calm-fox.md", ".claude/tasks/1/t.json", ".claude/file-history/1/a@v1", ".codex/generated_images/x/i.png", ".gemini/antigravity-cli/conversations/1.pb", ".copilot/session-state/1/events.jsonl"];
        foreach (string file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(far.Path, file))!);
            await File.WriteAllTextAsync(Path.Combine(far.Path, file), file);
        }

        (CommandResult result, JsonObject report) = await home.RescueAsync("one");

        result.ShouldExitWith(0);
        Assert.Equal(files.Length, report["copies"]!.GetValue<int>());
        Assert.All(files, file => Assert.Equal(file, File.ReadAllText(Assert.Single(Files(home, Path.GetFileName(file))))));
    }

    [Fact]
    public async Task Sessions_behind_links_come_home()
    {
        SweepingHome home = new(_folder, server);
        var far = await home.AddCodespaceAsync("one");
        var there = new ClaudeSessions(far.Path, "/workspaces/product");
        var session = there.Add();
        string volume = _folder.Combine("volume");
        Directory.Move(there.Folder, volume);
        Directory.CreateSymbolicLink(there.Folder, volume);

        (CommandResult result, _) = await home.RescueAsync("one");

        result.ShouldExitWith(0);
        Assert.Single(Files(home, session.Id + ".jsonl"));
    }

    [Theory]
    [InlineData(".codex/sessions")]
    [InlineData(".claude/plans")]
    [InlineData(".claude/projects/-workspaces-product")]
    [InlineData(".gemini/tmp")]
    [InlineData(".local/share/opencode/opencode.db")]
    [InlineData(".pi")]
    public async Task A_codespace_with_a_link_that_leads_nowhere_is_not_safe(string path)
    {
        SweepingHome home = new(_folder, server);
        var far = await home.AddCodespaceAsync("one");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(far.Path, path))!);
        File.CreateSymbolicLink(Path.Combine(far.Path, path), "/not/mounted");

        CommandResult result = await home.Cli.RunAsync("rescue", "one", "--delete-after");

        result.ShouldExitWith((int)ExitCode.Refused);
        Assert.Contains("leads nowhere", result.StandardOutput, StringComparison.Ordinal);
        Assert.Equal("Available", home.Gh.StateOf("one"));
    }

    [Fact]
    public async Task A_rescue_of_all_tells_which_machines_it_could_not_look_at()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCodespaceAsync("one");
        home.Gh.Add(new Codespace("asleep", State: "Shutdown"));

        CommandResult result = await home.Cli.RunAsync("rescue", "--all");

        result.ShouldExitWith(3);
        Assert.Contains("one: safe", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("sync-sessions rescue asleep --start", result.StandardError, StringComparison.Ordinal);
        Assert.Empty(home.Gh.Started);
    }

    [Fact]
    public async Task A_codespace_that_goes_away_in_the_middle_is_not_safe()
    {
        SweepingHome home = new(_folder, server);
        await home.AddCheckoutAsync("src/product", "acme/product");
        var far = await server.CreateHomeAsync();
        home.Gh.Add(new Codespace("gone", Home: far, Flags: "nosshd"));

        (await home.Cli.RunAsync("rescue", "gone")).ShouldExitWith(4);
    }

    [Fact]
    public async Task Out_of_the_vault_sessions_come_into_a_checkout_that_is_made_later()
    {
        SweepingHome home = new(_folder, server);
        var far = await home.AddCodespaceAsync("one");
        var theirs = new ClaudeSessions(far.Path, "/workspaces/product").Add();

        CommandResult rescue = await home.Cli.RunAsync("rescue", "one");
        var product = await home.AddCheckoutAsync("src/product", "acme/product");
        string command = rescue.ShouldExitWith(0).StandardOutput.Split('\n').Single(line => line.Contains("sync-sessions pull", StringComparison.Ordinal)).Split('\'')[1];
        (await (home.Cli with { WorkingDirectory = home.Combine("src/product") }).RunAsync("pull", command)).ShouldExitWith(0);

        Assert.Equal(theirs.Bytes, product.Find(theirs.Id).Bytes);
    }

    [Theory]
    [InlineData("rescue")]
    [InlineData("rescue", "--all", "one")]
    [InlineData("rescue", "ssh:host", "--delete-after")]
    public async Task It_has_to_be_said_what_to_rescue(params string[] arguments) =>
        (await new SweepingHome(_folder, server).Cli.RunAsync(arguments)).ShouldExitWith(2);

    /// <summary>The files of this name in the vault.</summary>
    private static string[] Files(SweepingHome home, string name) =>
        Directory.GetFiles(home.Combine(".local/share/session-sync/vault"), name, SearchOption.AllDirectories);
}
