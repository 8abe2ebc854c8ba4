using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model;
using SessionSync.Operations.Syncing;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Sync;

public sealed class SyncCommandTests
{
    [Theory]
    [InlineData("", SyncDirection.Both, "")]
    [InlineData("sync", SyncDirection.Both, "")]
    [InlineData("push", SyncDirection.Push, "")]
    [InlineData("pull a b", SyncDirection.Pull, "a b")]
    [InlineData("my-codespace", SyncDirection.Both, "my-codespace")]
    [InlineData("-n my-codespace", SyncDirection.Both, "my-codespace")]
    [InlineData("my-codespace -n", SyncDirection.Both, "my-codespace")]
    [InlineData("push a -q b", SyncDirection.Push, "a b")]
    [InlineData("a a ssh:h ssh://h", SyncDirection.Both, "a ssh:h")]
    [InlineData("sync-sessions", SyncDirection.Both, "sync-sessions")]
    [InlineData("ssh:host:/src/sync-sessions", SyncDirection.Both, "ssh:host:/src/sync-sessions")]
    [InlineData("-n true", SyncDirection.Both, "true")]
    [InlineData("-- a", SyncDirection.Both, "a")]
    public async Task A_verb_and_targets_are_understood(string line, SyncDirection direction, string targets)
    {
        SyncRequest request = await RequestAsync(line);

        Assert.Equal(direction, request.Direction);
        Assert.Equal(targets, string.Join(' ', request.Targets.Select(static target => target.Address.ToString())));
    }

    [Fact]
    public async Task Without_options_everything_is_as_documented()
    {
        SyncRequest request = await RequestAsync("");

        Assert.Equal(request with { Targets = [], Settings = Settings.Default, Host = request.Host, Repository = request.Host.WorkingDirectory }, request);
        Assert.Equal(new SyncPolicy(Cutoff: FixedTime.Noon.GetUtcNow().AddDays(-7)), request.PolicyAt(FixedTime.Noon.GetUtcNow()));
    }

    [Fact]
    public async Task What_the_user_wants_to_hear_arrives()
    {
        using CommandLineRun run = new();

        await run.RunAsync("pull", "--dry-run", "--json", "--quiet", "--verbose");

        Assert.Equal(new ReportOptions(IsDryRun: true, IsJson: true, IsQuiet: true, IsVerbose: true), run.Report);
    }

    [Fact]
    public async Task Every_option_arrives()
    {
        SyncRequest request = await RequestAsync(
            "pull --repo sub --days 30 --all-sessions --session 0b9c --ssh-config conf --start --prefer newer --restore-missing --dry-run"
            + " --exit-code --json --quiet --verbose --color never");

        Assert.Equal(Path.Combine(request.Host.WorkingDirectory, "sub"), request.Repository);
        Assert.Equal((30, DivergencePreference.Newer, ColorMode.Never), (request.Settings.Days, request.Settings.Prefer, request.Settings.Color));
        Assert.Equal(Path.Combine(request.Host.WorkingDirectory, "conf"), request.SshConfig);
        Assert.True(request is { Start: true, RestoreMissing: true, DryRun: true, WantsPending: true, AllSessions: true, ConnectOnly: false });
        Assert.False(request.WantsTitles);
        Assert.Equal(
            new SyncPolicy(SyncDirection.Pull, Cutoff: null, "0b9c", PreferNewer: true, RestoreMissing: true),
            request.PolicyAt(FixedTime.Noon.GetUtcNow()));
    }

    [Theory]
    [InlineData("--days=3", 3)]
    [InlineData("--days:3", 3)]
    [InlineData("-nqv --days 3", 3)]
    [InlineData("-n", 7)]
    public async Task Options_can_be_written_as_people_write_them(string line, int days) =>
        Assert.Equal(days, (await RequestAsync(line)).Settings.Days);

    [Fact]
    public async Task Settings_come_from_flags_then_the_environment_then_the_file()
    {
        using CommandLineRun run = new() { Variables = { ["SYNC_SESSIONS_DAYS"] = "5", ["SYNC_SESSIONS_SSH_CONFIG"] = "/etc/c" } };
        run.WriteConfig("""{ "days": 4, "prefer": "newer", "parallel": 2, "targets": [{ "name": "work", "url": "ssh:me@host", "sshConfig": "/w" }] }""");

        await run.RunAsync("work", "--prefer", "merge");

        SyncRequest request = run.Request!;
        Assert.Equal((5, DivergencePreference.Merge, 2), (request.Settings.Days, request.Settings.Prefer, request.Settings.Parallel));
        SyncTarget target = Assert.Single(request.Targets);
        Assert.Equal(("work", new SshAddress("me", "host", null, null)), (target.Name, target.Address));
        Assert.Equal("/etc/c", request.SshConfigFor(target.Settings));
        Assert.Equal("/w", (request with { SshConfig = null }).SshConfigFor(target.Settings));
    }

    [Fact]
    public async Task An_expected_failure_is_told_in_three_parts_with_its_code()
    {
        using CommandLineRun run = new() { Sync = static (_, _, _) => throw new SyncException(FailureKind.Locked, "Another run is at it", "Process 7", "ps 7") };

        Assert.Equal(ExitCode.Locked, await run.RunAsync());

        Assert.Equal("error: Another run is at it.\n  Process 7.\n  Try: ps 7\n", run.Error);
        Assert.Empty(run.Out);
    }

    [Fact]
    public async Task With_json_an_expected_failure_is_one_line_of_it()
    {
        using CommandLineRun run = new() { Sync = static (_, _, _) => throw new SyncException(FailureKind.Locked, "Busy", "", "ps 7") };

        Assert.Equal(ExitCode.Locked, await run.RunAsync("--json"));

        Assert.Equal("{\"type\":\"error\",\"target\":null,\"code\":11,\"what\":\"Busy\",\"why\":\"\",\"do\":[\"ps 7\"]}\n", run.Error);
    }

    [Fact]
    public async Task What_nobody_expected_is_a_bug()
    {
        using CommandLineRun run = new() { Sync = static (_, _, _) => throw new InvalidOperationException("oops") };

        Assert.Equal(ExitCode.Bug, await run.RunAsync());

        Assert.StartsWith("error: This is a bug in sync-sessions: InvalidOperationException: oops.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_that_no_signal_explains_is_a_bug()
    {
        using CommandLineRun run = new() { Sync = static (_, _, _) => throw new OperationCanceledException() };

        Assert.Equal(ExitCode.Bug, await run.RunAsync());
    }

    [Theory]
    [InlineData(null, ExitCode.ChangesPending)]
    [InlineData(FailureKind.Partial, ExitCode.Partial)]
    public async Task The_exit_code_tells_what_is_pending_where_nothing_failed(FailureKind? failure, ExitCode code)
    {
        using CommandLineRun run = new() { Sync = (_, _, _) => Task.FromResult(new SyncResult(failure, IsPending: true)) };

        Assert.Equal(code, await run.RunAsync("-n", "--exit-code"));
    }

    [Fact]
    public async Task A_dry_run_with_nothing_to_do_ends_well()
    {
        using CommandLineRun run = new() { Sync = static (_, _, _) => Task.FromResult(new SyncResult(null)) };

        Assert.Equal(ExitCode.Success, await run.RunAsync("-n", "--exit-code"));
    }

    [Fact]
    public async Task Completed_words_are_what_fits()
    {
        using CommandLineRun run = new();
        run.WriteConfig("""{ "targets": [{ "name": "work", "url": "ssh:a" }, { "name": "private", "url": "ssh:b" }] }""");

        await run.RunAsync("[suggest]", "ss p");

        Assert.Equal(["private", "pull", "push"], run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("sync-sessions", "")]
    [InlineData("sync-sessions push --pre", "--prefer")]
    [InlineData("sync-sessions --prefer n", "newer")]
    [InlineData("sync-sessions target re", "remove")]
    [InlineData("sync-sessions target remove w", "work")]
    [InlineData("sync-sessions push w", "work")]
    [InlineData("sync-sessions completion ", "bash fish zsh")]
    [InlineData("sync-sessions pull --color ", "always auto never")]
    public async Task Completion_knows_the_place(string line, string expected)
    {
        using CommandLineRun run = new();
        run.WriteConfig("""{ "targets": [{ "name": "work", "url": "ssh:a" }] }""");

        Assert.Equal(ExitCode.Success, await run.RunAsync("[suggest]", line));

        Assert.Equal(expected, string.Join(' ', run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)));
    }

    private static async Task<SyncRequest> RequestAsync(string line)
    {
        using CommandLineRun run = new();
        ExitCode code = await run.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal("", run.Error);
        Assert.Equal(ExitCode.Success, code);
        return run.Request!;
    }
}
