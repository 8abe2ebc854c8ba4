using System.Globalization;
using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.CommandLine;

/// <summary>How things stand, told without changing them.</summary>
[Collection("codespaces")]
public sealed class StatusTests(SshServer server)
{
    private static readonly string[] s_fields =
    [
        "project", "target", "state", "codespace_state", "last_sync", "newer_here", "newer_there", "diverged", "kept", "older", "retention_ends", "holds", "problem",
    ];

    [Fact]
    public async Task What_is_newer_where_is_counted_over_one_connection_and_nothing_is_written()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using var machines = await TwoMachines.OverSshAsync(server, remote);
        await AddTargetAsync(machines, "work", machines.Targets[0]);
        ClaudeSession both = machines.Here.Add();
        await machines.SyncTwiceAsync();
        machines.Here.Add();
        machines.There.Add();
        machines.There.Add();
        both.AppendTurn("It went on here", DateTimeOffset.UtcNow.AddMinutes(-2));
        machines.There.Find(both.Id).AppendTurn("It went on there", DateTimeOffset.UtcNow.AddMinutes(-1));
        int before = remote.CountConnections();

        JsonObject target = await OnlyTargetAsync(machines);

        Assert.Equal(s_fields, target.Select(field => field.Key));
        Assert.Equal(("acme/product", "work", "reachable"), (Text(target, "project"), Text(target, "target"), Text(target, "state")));
        Assert.Equal((1, 2, 1), (Number(target, "newer_here"), Number(target, "newer_there"), Number(target, "diverged")));
        Assert.Equal(before + 1, remote.CountConnections());
        Assert.Equal(2, machines.Here.Ids.Count);
        Assert.Equal(3, machines.There.Ids.Count);
    }

    [Fact]
    public async Task A_sync_that_finds_nothing_to_do_is_the_last_sync_all_the_same_and_a_dry_run_is_none()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        await AddTargetAsync(machines, "disk", machines.Targets[0]);
        machines.Here.Add();
        await machines.SyncTwiceAsync();
        foreach (string memory in Directory.GetFiles(Path.Combine(machines.Home, ".local", "state", "session-sync", "targets")))
        {
            File.SetLastWriteTimeUtc(memory, DateTime.UtcNow.AddDays(-2));
        }

        await machines.SyncAsync("--dry-run");
        DateTimeOffset previewed = LastSync(await OnlyTargetAsync(machines));
        await machines.SyncAsync();
        DateTimeOffset synced = LastSync(await OnlyTargetAsync(machines));

        Assert.True(previewed < DateTimeOffset.UtcNow.AddDays(-1));
        Assert.True(synced > DateTimeOffset.UtcNow.AddHours(-1));
    }

    [Fact]
    public async Task Offline_nobody_is_asked_and_what_changed_here_is_known_all_the_same()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using var machines = await TwoMachines.OverSshAsync(server, remote);
        GhStandIn gh = Use(machines);
        await AddTargetAsync(machines, "work", machines.Targets[0]);
        machines.Here.Add();
        await machines.SyncTwiceAsync();
        int before = remote.CountConnections();
        int asked = gh.Invocations.Count;

        Assert.Equal(0, Number(await OnlyTargetAsync(machines, "--offline"), "newer_here"));
        machines.Here.Add();
        JsonObject target = await OnlyTargetAsync(machines, "--offline");

        Assert.Equal(("not asked", 1), (Text(target, "state"), Number(target, "newer_here")));
        Assert.Null(target["newer_there"]);
        Assert.Equal((before, asked), (remote.CountConnections(), gh.Invocations.Count));
    }

    [Theory]
    [InlineData(GhMode.Working, "--offline")]
    [InlineData(GhMode.LoggedOut)]
    public async Task Where_nobody_tells_which_codespaces_there_are_those_that_were_synced_with_are_named(GhMode mode, params string[] arguments)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        GhStandIn gh = Use(machines);
        gh.Add(new Codespace("box", Home: await server.CreateHomeAsync()));
        gh.Add(new Codespace("never-synced", State: "Shutdown"));
        machines.Targets = ["box"];
        machines.Here.Add();
        await machines.SyncTwiceAsync();
        gh.Mode = mode;
        machines.Cli = machines.Cli with { Variables = gh.Variables };

        JsonObject target = await OnlyTargetAsync(machines, arguments);

        Assert.Equal(("box", "not asked"), (Text(target, "target"), Text(target, "state")));
        Assert.NotNull(Text(target, "last_sync"));
    }

    [Fact]
    public async Task A_stopped_codespace_is_never_started_and_what_it_may_hold_is_told_by_when_it_was_used()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        GhStandIn gh = Use(machines);
        RemoteHome home = await server.CreateHomeAsync();
        gh.Add(new Codespace("box", Home: home, Flags: "used=2026-01-01T00:00:00Z"));
        machines.Targets = ["box"];
        new ClaudeSessions(home.Path, "/workspaces/product").Add();
        await machines.SyncTwiceAsync();
        (await gh.RunAsync("codespace", "stop", "-c", "box")).ShouldExitWith(0);
        string later = DateTimeOffset.UtcNow.AddMinutes(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string ends = DateTimeOffset.UtcNow.AddDays(3).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        gh.Add(new Codespace("used-since", State: "Shutdown", Home: home, Flags: $"used={later},expires={ends}"));

        JsonObject[] targets = await TargetsAsync(machines);
        JsonObject box = targets.Single(target => Text(target, "target") == "box");
        JsonObject used = targets.Single(target => Text(target, "target") == "used-since");

        Assert.Equal(("stopped", "Shutdown", "home"), (Text(box, "state"), Text(box, "codespace_state"), Text(box, "holds")));
        Assert.Null(box["retention_ends"]);
        Assert.Equal(("stopped", "maybe not home"), (Text(used, "state"), Text(used, "holds")));
        Assert.Equal(DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture), DateTimeOffset.Parse(Text(used, "retention_ends")!, CultureInfo.InvariantCulture));
        Assert.Empty(gh.Started);
        Assert.Equal("Shutdown", gh.StateOf("box"));
    }

    [Fact]
    public async Task A_running_codespace_with_old_sessions_that_are_not_home_says_so()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        RemoteHome home = await server.CreateHomeAsync();
        Use(machines).Add(new Codespace("box", Home: home));
        var there = new ClaudeSessions(home.Path, "/workspaces/product");
        there.Add(lastMessage: DateTimeOffset.UtcNow.AddDays(-40));

        JsonObject target = await OnlyTargetAsync(machines);

        Assert.Equal((0, "not home"), (Number(target, "newer_there"), Text(target, "holds")));
        Assert.Equal(1, home.CountConnections());
    }

    [Theory]
    [InlineData(GhMode.LoggedOut, "gh auth login")]
    [InlineData(GhMode.Unreachable, "Check the network")]
    [InlineData(GhMode.RateLimited, "Try again later")]
    public async Task Other_targets_are_told_of_while_gh_does_not_work_and_so_is_what_to_do_about_that(GhMode mode, string whatToDo)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        Use(machines, mode);
        await AddTargetAsync(machines, "disk", machines.Targets[0]);
        await AddTargetAsync(machines, "gone", $"dir:{machines.Combine("missing")}:/x");

        CommandResult result = (await machines.Cli.RunAsync("status")).ShouldExitWith(3);

        Assert.Contains("\tdisk\treachable\tnever\tin sync\n", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains("\tgone\tunreachable\t", result.StandardOutput, StringComparison.Ordinal);
        Assert.Contains(whatToDo, result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_a_repository_every_project_known_here_is_told_of_over_one_connection_to_each_target()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using var machines = await TwoMachines.OverSshAsync(server, remote);
        (await machines.Cli.RunAsync("target", "add", "work", $"ssh:{remote.Alias}")).ShouldExitWith(0);
        var tools = await GitCheckout.CreateAsync(Path.Combine(machines.Home, "src", "tools"), "https://github.com/acme/tools.git");
        foreach (string project in (string[])[machines.Project, tools.Path])
        {
            await GitCheckout.CreateAsync(remote.Combine("src", Path.GetFileName(project)), $"https://github.com/acme/{Path.GetFileName(project)}.git");
            new ClaudeSessions(machines.Home, project).Add();
            CliRunner there = machines.Cli with { WorkingDirectory = project };
            (await there.RunAsync(["work", .. machines.Options])).ShouldExitWith(0);
        }

        int before = remote.CountConnections();
        machines.Cli = machines.Cli with { WorkingDirectory = machines.Home };
        JsonObject[] outside = await TargetsAsync(machines);
        machines.Cli = machines.Cli with { WorkingDirectory = tools.Path };
        JsonObject[] all = await TargetsAsync(machines, "--all");

        Assert.Equal(["acme/product", "acme/tools"], outside.Select(target => Text(target, "project")).Order());
        Assert.All(outside, target => Assert.Equal(("reachable", 0, 0), (Text(target, "state"), Number(target, "newer_here"), Number(target, "newer_there"))));
        Assert.Equal(["acme/tools", "acme/product"], all.Select(target => Text(target, "project")));
        Assert.Equal("acme/tools", Text(await OnlyTargetAsync(machines), "project"));
        Assert.Equal(before + 3, remote.CountConnections());
    }

    [Fact]
    public async Task The_last_sweep_and_the_next_are_told()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        string state = machines.Folder.CreateDirectory("here", ".local", "state", "session-sync");
        string commands = machines.Folder.CreateDirectory("bin");
        machines.Folder.Write("here/.config/systemd/user/session-sync.timer", "[Timer]\n");
        string systemctl = machines.Folder.Write("bin/systemctl", "#!/bin/sh\n[ \"$TZ $*\" = 'UTC --user show session-sync.timer -p NextElapseUSecRealtime --value' ] && echo 'Fri 2030-03-01 12:30:00 UTC'\n");
        File.SetUnixFileMode(systemctl, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await File.WriteAllTextAsync(Path.Combine(state, "sweep"), "sweep 1\u001f2026-01-01T10:00:00Z\u001f2026-01-01T10:01:00Z\u001f3\u001f4\u001f1\n");
        machines.Cli = machines.Cli with { PathFolders = [commands] };

        JsonNode sweep = (await StatusAsync(machines, "--offline"))["sweep"]!;

        Assert.Equal(
            """{"last":"2026-01-01T10:01:00.000Z","exit_code":3,"targets":4,"failed":1,"next":"2030-03-01T12:30:00.000Z"}""",
            sweep.ToJsonString());
    }

    private static string? Text(JsonObject target, string field) => target[field]?.GetValue<string>();

    private static int? Number(JsonObject target, string field) => target[field]?.GetValue<int>();

    private static DateTimeOffset LastSync(JsonObject target) => DateTimeOffset.Parse(Text(target, "last_sync")!, CultureInfo.InvariantCulture);

    private static async Task AddTargetAsync(TwoMachines machines, string name, string url) =>
        (await machines.Cli.RunAsync("target", "add", name, url, "--repository", "acme/product")).ShouldExitWith(0);

    private static async Task<JsonObject> OnlyTargetAsync(TwoMachines machines, params string[] arguments) => Assert.Single(await TargetsAsync(machines, arguments));

    private static async Task<JsonObject[]> TargetsAsync(TwoMachines machines, params string[] arguments) =>
        [.. (await StatusAsync(machines, arguments))["targets"]!.AsArray().Select(target => target!.AsObject())];

    private static async Task<JsonNode> StatusAsync(TwoMachines machines, params string[] arguments) =>
        JsonNode.Parse((await machines.Cli.RunAsync(["status", "--json", .. arguments, .. machines.Options])).ShouldExitWith(0).StandardOutput)!;

    private GhStandIn Use(TwoMachines machines, GhMode mode = GhMode.Working)
    {
        var gh = new GhStandIn(machines.Folder, server) { Mode = mode };
        machines.Cli = machines.Cli with { PathFolders = [gh.BinFolder], Variables = gh.Variables };
        return gh;
    }
}
