using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Importing;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.CommandLine;

/// <summary>What is found by whoever asks for it.</summary>
[Collection("codespaces")]
public sealed class DoctorTests(SshServer server)
{
    private static readonly string[] s_fields = ["check", "subject", "verdict", "found", "fix"];

    [Theory]
    [InlineData("sh")]
    [InlineData("dash")]
    [InlineData("busybox sh")]
    public async Task A_healthy_machine_and_its_targets_pass_whichever_shell_they_have(string shell)
    {
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(shell));
        GhStandIn gh = Use(machines);
        RemoteHome codespace = await server.CreateHomeAsync(shell);
        gh.Add(new Codespace("awake", Home: codespace));
        await AddTargetAsync(machines, "work", machines.Targets[0]);
        machines.Here.Add();

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 0);

        Assert.All(checks, check => Assert.Equal(s_fields, check.Select(field => field.Key)));
        foreach (string target in (string[])["work", "awake"])
        {
            Assert.Matches(@"^Connects by (ssh|gh) in \d+\.\d s, answers in \d+ ms$", Found(checks, "target", target));
            Assert.Equal(("ok", "ok"), (Verdict(checks, "clock", target), Verdict(checks, "space", target)));
        }

        Assert.Equal("Logged in to github.com account octocat (GH_TOKEN)", Found(checks, "gh login", ""));
        Assert.StartsWith("OpenSSH", Found(checks, "program", "ssh"), StringComparison.Ordinal);
        Assert.Equal((1, "warning"), (codespace.CountConnections(), Verdict(checks, "retention", "claude-code")));
    }

    [Fact]
    public async Task A_target_that_cannot_be_reached_is_an_error_with_its_fix_and_the_others_are_looked_at()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        await AddTargetAsync(machines, "gone", $"dir:{machines.Combine("missing")}");
        await AddTargetAsync(machines, "here", $"dir:{machines.RemoteHome}");

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 1);

        Assert.Equal(("error", "ok"), (Verdict(checks, "target", "gone"), Verdict(checks, "target", "here")));
        Assert.Contains("mkdir -p", Find(checks, "target", "gone")["fix"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(GhMode.LoggedOut, "gh login", "gh auth login")]
    [InlineData(GhMode.Unreachable, "codespaces", "Check the network")]
    [InlineData(GhMode.RateLimited, "codespaces", "Try again later")]
    public async Task An_account_or_network_that_does_not_work_is_one_clear_row(GhMode mode, string name, string fix)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        GhStandIn gh = Use(machines);
        gh.Add(new Codespace("asleep", State: "Shutdown"));
        (await machines.Cli.RunAsync("sweep")).ShouldExitWith(0);
        gh.Mode = mode;
        machines.Cli = machines.Cli with { Variables = gh.Variables };
        await AddTargetAsync(machines, "disk", $"dir:{machines.RemoteHome}");

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 1);

        JsonObject error = Assert.Single(checks, check => check["verdict"]!.GetValue<string>() == "error");
        Assert.Equal(name, error["check"]!.GetValue<string>());
        Assert.Contains(fix, error["fix"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("ok", Verdict(checks, "target", "disk"));
    }

    [Fact]
    public async Task A_missing_login_only_warns_who_never_had_a_codespace()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        Use(machines, GhMode.LoggedOut);

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 0);

        Assert.Equal(
            ("warning", "gh auth login; or: Name an SSH host or a directory instead: sync-sessions ssh:HOST, or dir:PATH"),
            (Verdict(checks, "gh login", ""), Find(checks, "gh login", "")["fix"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_codespace_that_does_not_run_is_left_alone_and_one_without_ssh_server_is_told_of()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        GhStandIn gh = Use(machines);
        gh.Add(new Codespace("asleep", State: "Shutdown", Home: await server.CreateHomeAsync()));
        gh.Add(new Codespace("closed", Home: await server.CreateHomeAsync(), Flags: "nosshd"));
        gh.Add(new Codespace("foreign", "other/product", Home: await server.CreateHomeAsync()));
        await AddTargetAsync(machines, "box", "asleep");

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 1);

        Assert.Equal("Its state is Shutdown; it is left alone", Found(checks, "target", "box"));
        Assert.Contains("ghcr.io/devcontainers/features/sshd:1", Find(checks, "target", "closed")["fix"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("1 running, 1 not running (and left alone) of repositories known here; 1 of other repositories", Found(checks, "codespaces", ""));
        Assert.Empty(gh.Started);
        Assert.DoesNotContain(gh.Invocations, line => line.Contains("ssh -c asleep", StringComparison.Ordinal) || line.Contains("ssh -c foreign", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_far_clock_that_is_an_hour_off_warns()
    {
        using var machines = await WithClockAsync("echo $(($(/bin/date +%s) + 3600))");

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 0);

        Assert.Equal("warning", Verdict(checks, "clock", "work"));
        Assert.Matches(@"^3(599|600|601) seconds ahead", Found(checks, "clock", "work"));
    }

    [Theory]
    [InlineData("echo soon")]
    [InlineData("echo 99999999999999999999")]
    public async Task A_far_side_that_answers_nonsense_is_an_error_of_its_own(string answer)
    {
        using var machines = await WithClockAsync(answer);

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 1);

        Assert.Equal("error", Verdict(checks, "target", "work"));
    }

    [Fact]
    public async Task Permissions_that_let_others_in_are_told_with_the_command_that_mends_them()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        Use(machines);
        await machines.SyncAsync();
        await AddTargetAsync(machines, "disk", machines.Targets[0]);
        string state = Path.Combine(machines.Home, ".local", "state", "session-sync");
        string config = Path.Combine(machines.Home, ".config", "session-sync", "config.json");
        File.SetUnixFileMode(state, (UnixFileMode)Convert.ToInt32("755", 8));
        File.SetUnixFileMode(config, (UnixFileMode)Convert.ToInt32("666", 8));

        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: 1);
        foreach (string fix in new[] { state, config }.Select(path => Find(checks, "permissions", path)["fix"]!.GetValue<string>()))
        {
            (await new Command("sh", "-c", fix).RunAsync()).ShouldExitWith(0);
        }

        Assert.Equal(("warning", "error"), (Verdict(checks, "permissions", state), Verdict(checks, "permissions", config)));
        Assert.All(await DiagnoseAsync(machines, exitCode: 0), check => Assert.NotEqual("error", check["verdict"]!.GetValue<string>()));
    }

    [Fact]
    public async Task An_agent_that_hangs_or_babbles_holds_nobody_up()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        string commands = machines.Folder.CreateDirectory("agents");
        foreach ((string name, string script) in new[] { ("claude", "exec sleep 60"), ("codex", "yes codex"), ("gemini", "printf '\\033[31m1.2.3\\n'") })
        {
            await File.WriteAllTextAsync(Path.Combine(commands, name), $"#!/bin/sh\n{script}\n");
            File.SetUnixFileMode(Path.Combine(commands, name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        machines.Cli = machines.Cli with { PathFolders = [commands] };
        JsonObject[] checks = await DiagnoseAsync(machines, exitCode: null);

        Assert.Equal(("warning", "warning", "ok"), (Verdict(checks, "agent", "claude-code"), Verdict(checks, "agent", "codex"), Verdict(checks, "agent", "gemini")));
        Assert.Contains("no answer in 10 seconds", Found(checks, "agent", "claude-code"), StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", Found(checks, "agent", "gemini"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_remembered_of_imports_is_read_as_such_and_damaged_memories_are_named()
    {
        using var machines = await OpenCodeMachines.CreateAsync();
        await machines.Here.StartAsync("Said here");
        await machines.SyncAsync();
        string memory = Assert.Single(
            Directory.GetFiles(Path.Combine(machines.State, "targets")), file => File.ReadAllText(file).Contains("imports", StringComparison.Ordinal));

        JsonObject[] sound = await DiagnoseAsync(machines.Cli);
        await File.WriteAllTextAsync(memory, "session-sync imports 1\nstamps");
        JsonObject[] damaged = await DiagnoseAsync(machines.Cli);

        Assert.Equal("ok", Verdict(sound, "memory", ""));
        Assert.Equal(("warning", $"rm {memory}"), (Verdict(damaged, "memory", ""), Find(damaged, "memory", "")["fix"]!.GetValue<string>()));
    }

    private static JsonObject Find(JsonObject[] checks, string name, string subject) =>
        Assert.Single(checks, check => check["check"]!.GetValue<string>() == name && check["subject"]!.GetValue<string>() == subject);

    private static string Verdict(JsonObject[] checks, string name, string subject) => Find(checks, name, subject)["verdict"]!.GetValue<string>();

    private static string Found(JsonObject[] checks, string name, string subject) => Find(checks, name, subject)["found"]!.GetValue<string>();

    private static async Task AddTargetAsync(TwoMachines machines, string name, string url) =>
        (await machines.Cli.RunAsync("target", "add", name, url)).ShouldExitWith(0);

    /// <param name="exitCode">Null where the surroundings of the test have a say in it.</param>
    private static Task<JsonObject[]> DiagnoseAsync(TwoMachines machines, int? exitCode) => DiagnoseAsync(machines.Cli, exitCode, machines.Options);

    private static async Task<JsonObject[]> DiagnoseAsync(CliRunner cli, int? exitCode = null, params IEnumerable<string> options)
    {
        CommandResult result = await cli.RunAsync(["doctor", "--json", .. options]);
        result.ShouldExitWith(exitCode ?? result.ExitCode);
        return [.. JsonNode.Parse(result.StandardOutput)!["checks"]!.AsArray().Select(check => check!.AsObject())];
    }

    /// <summary>The other machine, called <c>work</c>, has a <c>date</c> of its own.</summary>
    private async Task<TwoMachines> WithClockAsync(string date)
    {
        RemoteHome remote = await server.CreateHomeAsync();
        string program = remote.Combine("bin", "date");
        Directory.CreateDirectory(remote.Combine("bin"));
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{date}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        TwoMachines machines = await TwoMachines.OverSshAsync(server, remote);
        Use(machines);
        (await machines.Cli.RunAsync("target", "add", "work", machines.Targets[0], "--env", $"PATH={remote.Combine("bin")}:/usr/bin:/bin")).ShouldExitWith(0);
        return machines;
    }

    private GhStandIn Use(TwoMachines machines, GhMode mode = GhMode.Working)
    {
        var gh = new GhStandIn(machines.Folder, server) { Mode = mode };
        machines.Cli = machines.Cli with { PathFolders = [gh.BinFolder], Variables = gh.Variables };
        return gh;
    }
}
