using System.Text.RegularExpressions;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Targets;

/// <summary>How often, and with which words, another machine is called.</summary>
[Collection("ssh failures")]
public sealed partial class ConnectionTests(SshServer server)
{
    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(200)]
    public async Task One_connection_is_made_however_many_sessions_travel_both_ways(int sessions)
    {
        var remote = await server.CreateHomeAsync();
        using var machines = await TwoMachines.OverSshAsync(server, remote);
        for (int number = 0; number < sessions; number++)
        {
            machines.Here.Add(turns: 1);
            machines.There.Add(turns: 1);
        }

        SyncReport report = await machines.SyncAsync();

        Assert.Equal((sessions, sessions, 1), (report.Summary.Pushed, report.Summary.Pulled, report.Summary.Connections));
        Assert.Equal(1, remote.CountConnections());
        Assert.Equal((2 * sessions, 2 * sessions), (machines.Here.Ids.Count, machines.There.Ids.Count));
    }

    [Fact]
    public async Task One_connection_is_enough_for_merges_tails_and_sessions_found_in_other_folders()
    {
        var remote = await server.CreateHomeAsync();
        using var machines = await TwoMachines.OverSshAsync(server, remote);
        var diverged = machines.Here.Add();
        machines.There.CopyFrom(diverged).AppendTurn("There", DateTimeOffset.UtcNow);
        diverged.AppendTurn("Here", DateTimeOffset.UtcNow.AddMinutes(-1));
        var longer = machines.Here.Add();
        machines.There.CopyFrom(longer);
        longer.AppendTurn("More", DateTimeOffset.UtcNow);
        new ClaudeSessions(machines.RemoteHome, "/elsewhere").CopyFrom(machines.Here.Add());

        SyncReport report = await machines.SyncAsync();

        Assert.Equal((1, 1), (report.Summary.Merged, report.Summary.Appended));
        Assert.Equal(1, remote.CountConnections());
    }

    [Fact]
    public async Task Nothing_of_the_user_is_pasted_into_the_remote_command()
    {
        using var machines = await TwoMachines.OverSshAsync(server, await server.CreateHomeAsync(), "src/my secret project", "work/their secret project");
        var mine = machines.Here.Add();
        mine.WriteSideFile("tool-results/secret name.txt", "secret content");
        machines.There.Add();

        string calls = await RecordCallsAsync(machines);

        Assert.All(
            new[] { "secret", "/src/", "/work/", mine.Id, machines.RemoteHome, machines.Project },
            text => Assert.DoesNotContain(text, RemoteCommand(calls), StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task No_token_of_the_environment_reaches_the_arguments_of_a_process()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var gh = new GhStandIn(machines.Folder, server);
        gh.Add(new Codespace("one", Home: await server.CreateHomeAsync()));
        const string token = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
        machines.Cli = machines.Cli with
        {
            PathFolders = [gh.BinFolder],
            Variables = gh.Variables.Add("GH_TOKEN", token).Add("GITHUB_TOKEN", token).Add("ANTHROPIC_API_KEY", token),
        };
        machines.Targets = [.. machines.Targets, "one"];
        machines.Here.Add();
        machines.There.Add();

        string calls = await RecordCallsAsync(machines);

        Assert.Contains("codespace ssh -c one", string.Join('\n', gh.Invocations), StringComparison.Ordinal);
        foreach (string text in new[] { calls, string.Join('\n', gh.Invocations) })
        {
            Assert.DoesNotContain(token, text, StringComparison.Ordinal);
            Assert.DoesNotContain(token, Decoded(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_a_terminal_ssh_is_told_not_to_ask()
    {
        using var machines = await TwoMachines.OverSshAsync(server);

        string calls = await RecordCallsAsync(machines);

        Assert.Contains("BatchMode=yes", calls, StringComparison.Ordinal);
    }

    /// <summary>Puts a program in front of ssh that notes its arguments, syncs, and returns what was noted.</summary>
    private static async Task<string> RecordCallsAsync(TwoMachines machines)
    {
        string log = machines.Combine("ssh.log");
        string wrapper = machines.Folder.Write("bin/ssh", $"""
            #!/bin/sh
            printf '%s\n' "$@" >>'{log}'
            exec /usr/bin/ssh "$@"

            """);
        File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        machines.Cli = machines.Cli with { PathFolders = machines.Cli.PathFolders.Insert(0, Path.GetDirectoryName(wrapper)!) };
        await machines.SyncAsync();
        return File.ReadAllText(log);
    }

    private static string RemoteCommand(string calls)
    {
        int start = calls.IndexOf("exec sh -c", StringComparison.Ordinal);
        Assert.True(start > 0, calls);
        return calls[start..];
    }

    /// <summary>What escapes of printf stand for.</summary>
    private static string Decoded(string text) => Escape().Replace(text, escape => ((char)Convert.ToInt32(escape.Groups["code"].Value, 8)).ToString());

    [GeneratedRegex(@"\\0(?<code>[0-7]{3})", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Escape();
}
