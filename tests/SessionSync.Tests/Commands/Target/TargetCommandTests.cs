using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Operations.Syncing;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Target;

public sealed class TargetCommandTests
{
    [Fact]
    public async Task A_target_is_added_listed_and_removed()
    {
        using CommandLineRun run = new();

        Assert.Equal(
            ExitCode.Success,
            await run.RunAsync("target", "add", "work", "ssh:me@host", "--repository", "octocat/hello", "--env", "A=1", "--env", "B=x=y"));
        Assert.Equal(ExitCode.Success, await run.RunAsync("target", "list"));
        TargetSettings target = Assert.Single(new SettingsFile(run.ConfigFile).Read().Targets);
        Assert.Equal(ExitCode.Success, await run.RunAsync("target", "remove", "work"));

        Assert.Equal("work\tssh:me@host\toctocat/hello\n", run.Out);
        Assert.Equal([new("A", "1"), new("B", "x=y")], target.Environment);
        Assert.Empty(new SettingsFile(run.ConfigFile).Read().Targets);
    }

    [Fact]
    public async Task The_targets_are_one_document_too()
    {
        using CommandLineRun run = new();
        run.WriteConfig("""{ "targets": [{ "name": "work", "url": "ssh:a", "repository": "o/r", "transport": "builtin", "environment": { "A": "1" } }, { "name": "box", "url": "ssh:b" }] }""");

        await run.RunAsync("target", "list", "--json");

        Assert.Equal(
            """
            {"targets":[{"name":"work","url":"ssh:a","repository":"o/r","ssh_config":null,"transport":"builtin","environment":{"A":"1"}},{"name":"box","url":"ssh:b","repository":null,"ssh_config":null,"transport":null,"environment":{}}]}

            """,
            run.Out);
    }

    [Fact]
    public async Task Whoever_adds_a_target_in_a_checkout_is_told_how_it_becomes_that_repositorys()
    {
        using CommandLineRun run = new();
        Directory.CreateDirectory(Path.Combine(run.WorkingDirectory, ".git"));
        await File.WriteAllTextAsync(Path.Combine(run.WorkingDirectory, ".git", "config"), "[remote \"origin\"]\n\turl = https://github.com/octocat/hello.git\n");

        await run.RunAsync("target", "add", "work", "ssh:h");
        string without = run.Error;
        await run.RunAsync("target", "add", "box", "ssh:h", "--repository", "octocat/hello");

        Assert.Contains("--repository octocat/hello", without, StringComparison.Ordinal);
        Assert.Equal("Added target 'box'. Test it: sync-sessions target test box\n", run.Error[without.Length..]);
    }

    [Theory]
    [InlineData("ssh", SshTransport.System)]
    [InlineData("builtin", SshTransport.Builtin)]
    public async Task What_connects_to_a_target_is_kept_with_it(string word, SshTransport transport)
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Success, await run.RunAsync("target", "add", "work", "ssh:me@host", "--transport", word));

        Assert.Equal(transport, Assert.Single(new SettingsFile(run.ConfigFile).Read().Targets).Transport);
    }

    [Fact]
    public async Task A_relative_directory_is_kept_absolute()
    {
        using CommandLineRun run = new();

        await run.RunAsync("target", "add", "disk", "dir:homes/me:/src/p");

        Assert.Equal($"dir:{run.WorkingDirectory}/homes/me:/src/p", Assert.Single(new SettingsFile(run.ConfigFile).Read().Targets).Url);
    }

    [Theory]
    [InlineData("push ssh:h", "It is a command")]
    [InlineData("a/b ssh:h", "letters, digits")]
    [InlineData("work ssh:-h", "starts with '-'")]
    [InlineData("work ssh:h --repository hello", "owner/name")]
    [InlineData("work ssh:h --transport rsh", "'ssh' or 'builtin'")]
    [InlineData("work ssh:h --env A", "no '='")]
    [InlineData("work ssh:h --env A-B=1", "letters, digits and '_'")]
    public async Task What_cannot_be_a_target_is_refused_and_nothing_is_written(string arguments, string why)
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Usage, await run.RunAsync(["target", "add", .. arguments.Split(' ')]));

        Assert.Contains(why, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
        Assert.False(File.Exists(run.ConfigFile));
    }

    [Fact]
    public async Task A_test_only_connects()
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Success, await run.RunAsync("target", "test", "ssh:me@host"));

        SyncRequest request = run.Request!;
        Assert.True(request.ConnectOnly);
        Assert.Equal("ssh:me@host", Assert.Single(request.Targets).Name);
        Assert.Equal("ssh:me@host: works (0.0 s)\n", run.Out);
    }

    [Fact]
    public async Task A_test_that_fails_says_nothing_else()
    {
        using CommandLineRun run = new() { Sync = static (_, _, _) => throw new SyncException(FailureKind.Unreachable, "No route", "") };

        Assert.Equal(ExitCode.Unreachable, await run.RunAsync("target", "test", "work"));

        Assert.Empty(run.Out);
        Assert.Equal("error: No route.\n", run.Error);
    }

    [Fact]
    public async Task The_configuration_in_force_is_shown_with_its_origins()
    {
        using CommandLineRun run = new() { Variables = { ["SYNC_SESSIONS_PREFER"] = "newer" } };
        run.WriteConfig("""{ "days": 3, "targets": [{ "name": "work", "url": "ssh:a" }] }""");

        await run.RunAsync("config", "show", "--origin");
        await run.RunAsync("config", "path");

        Assert.Equal(
            $"days\t3\tfile\nprefer\tnewer\tenvironment\nparallel\t8 (a sweep: 4)\tdefault\ntimeout\t20s\tdefault\ncolor\tauto\tdefault\n" +
            $"checkouts\t~\tdefault\ndevFiles\t.coding-agent:.claude/settings.local.json\tdefault\ndaemon.every\t1h\tdefault\ntarget work\tssh:a\tfile\n{run.ConfigFile}\n",
            run.Out);
    }

    [Fact]
    public async Task The_configuration_in_force_is_one_document_too()
    {
        using CommandLineRun run = new();
        run.WriteConfig("""{ "days": 3 }""");

        await run.RunAsync("config", "show", "--json");

        Assert.StartsWith("""{"settings":[{"key":"days","value":"3","origin":"file"},{"key":"prefer","value":"merge","origin":"default"},""", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_terminal_gets_columns()
    {
        using CommandLineRun run = new() { IsTerminal = true };

        await run.RunAsync("config", "show");

        Assert.Equal(
            "days          7\nprefer        merge\nparallel      8 (a sweep: 4)\ntimeout       20s\ncolor         auto\ncheckouts     ~\n" +
            "devFiles      .coding-agent:.claude/settings.local.json\ndaemon.every  1h\n",
            run.Out);
    }
}
