using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Connections that break off, and runs that meet.</summary>
[Collection("ssh failures")]
public sealed class InterruptionTests(SshServer server)
{
    [Theory]
    [InlineData(20_000)]
    [InlineData(120_000)]
    [InlineData(260_000)]
    public async Task What_was_under_way_when_the_connection_broke_is_old_or_new_and_the_next_run_finishes(int bytes)
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var mine = machines.Here.Add();
        await machines.SyncAsync();
        var there = machines.There.Find(mine.Id);
        byte[] before = there.Bytes;
        mine.AppendTurn("It went on", DateTimeOffset.UtcNow, Noise());
        var unsent = machines.Here.Add();
        unsent.AppendTurn("Much to say", DateTimeOffset.UtcNow, Noise());
        CliRunner whole = machines.Cli;
        // The connection lets so many bytes through, then it is cut.
        string wrapper = machines.Folder.Write("bin/ssh", $"""
            #!/bin/sh
            stdbuf -o0 head -c {bytes} | /usr/bin/ssh "$@"

            """);
        File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        machines.Cli = whole with { PathFolders = [Path.GetDirectoryName(wrapper)!] };

        SyncReport broken = await machines.RunAsync();

        Assert.NotEqual(0, broken.Result.ExitCode);
        Assert.DoesNotContain("\"pushed\":1", broken.Result.StandardOutput, StringComparison.Ordinal);
        Assert.True(there.Bytes.SequenceEqual(before) || there.Bytes.SequenceEqual(mine.Bytes));
        Assert.False(machines.There.Find(unsent.Id).Exists);
        machines.Cli = whole;
        await machines.SyncTwiceAsync();
        Assert.Equal(mine.Bytes, there.Bytes);
        Assert.Equal(unsent.Bytes, machines.There.Find(unsent.Id).Bytes);
        Assert.Empty(Directory.EnumerateDirectories(Path.GetDirectoryName(machines.There.Folder)!, ".sync-sessions*"));
    }

    [Fact]
    public async Task Of_two_runs_at_once_one_waits_for_the_other()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var mine = Enumerable.Range(0, 20).Select(_ => machines.Here.Add()).ToList();
        var theirs = Enumerable.Range(0, 20).Select(_ => machines.There.Add()).ToList();

        SyncReport[] reports = await Task.WhenAll(machines.SyncAsync(), machines.SyncAsync(), machines.SyncAsync());

        Assert.Equal((20, 20), (reports.Sum(report => report.Summary.Pushed), reports.Sum(report => report.Summary.Pulled)));
        Assert.All(mine, session => Assert.Equal(session.Bytes, machines.There.Find(session.Id).Bytes));
        Assert.All(theirs, session => Assert.Equal(session.Bytes, machines.Here.Find(session.Id).Bytes));
    }

    [Fact]
    public async Task A_session_that_cannot_be_written_is_failed_and_not_counted_while_the_others_go_on()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var blocked = machines.Here.Add();
        blocked.WriteSideFile("tool-results/output.txt", "what the tool said");
        var other = machines.Here.Add();
        // A file lies where a folder has to be.
        Directory.CreateDirectory(machines.There.Folder);
        File.WriteAllText(Path.Combine(machines.There.Folder, blocked.Id), "in the way");

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.Equal((1, 1), (report.Summary.Pushed, report.Summary.Failed));
        Assert.Equal("failed", report.Sessions.Single(session => session.Id == blocked.Id).Status);
        Assert.True(machines.There.Find(other.Id).Exists);
        File.Delete(Path.Combine(machines.There.Folder, blocked.Id));
        await machines.SyncTwiceAsync();
        Assert.Equal(2, machines.There.Find(blocked.Id).Files.Count);
    }

    /// <summary>Text that compresses to half its size.</summary>
    private static string Noise() => string.Concat(Enumerable.Range(0, 9000).Select(_ => Guid.NewGuid()));
}
