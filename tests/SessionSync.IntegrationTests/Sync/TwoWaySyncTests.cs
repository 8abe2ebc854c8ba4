using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Two homes and a real ssh server between them.</summary>
[Collection("ssh")]
public sealed class TwoWaySyncTests(SshServer server)
{
    [Fact]
    public async Task Sessions_of_both_sides_end_up_on_both_byte_for_byte()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var mine = machines.Here.Add(turns: 3);
        string sideFile = mine.WriteSideFile("tool-results/output.txt", "what the tool said\n");
        var theirs = machines.There.Add(turns: 4);

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(mine.Bytes, machines.There.Find(mine.Id).Bytes);
        Assert.Equal(theirs.Bytes, machines.Here.Find(theirs.Id).Bytes);
        Assert.Equal(File.ReadAllText(sideFile), File.ReadAllText(Path.Combine(machines.There.Folder, mine.Id, "tool-results", "output.txt")));
        Assert.Equal((1, 1), (report.Summary.Pushed, report.Summary.Pulled));
        Assert.Equal(1, report.Summary.Connections);
    }

    [Fact]
    public async Task What_arrives_is_private_and_has_the_time_of_its_last_message()
    {
        var at = DateTimeOffset.UtcNow.AddDays(-2);
        foreach (bool isPush in new[] { true, false })
        {
            using var machines = await TwoMachines.OverSshAsync(server);
            var (from, to) = isPush ? (machines.Here, machines.There) : (machines.There, machines.Here);
            var sent = from.Add(lastMessage: at);
            sent.Modified = DateTimeOffset.UtcNow;

            await machines.SyncAsync();

            var arrived = to.Find(sent.Id);
            Assert.Equal(at.ToUnixTimeSeconds(), arrived.Modified.ToUnixTimeSeconds());
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(arrived.Transcript));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(arrived.Folder));
        }
    }

    [Fact]
    public async Task A_second_run_has_nothing_to_do_and_moves_no_session_bytes()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        string noise = string.Concat(Enumerable.Range(0, 4000).Select(_ => Guid.NewGuid()));

        // What is written in the second of a sync is looked at again by the next one.
        machines.Here.Add().AppendTurn("Much to say", DateTimeOffset.UtcNow.AddMinutes(-10), noise);
        machines.There.Add().AppendTurn("Much to hear", DateTimeOffset.UtcNow.AddMinutes(-10), noise);
        SyncReport first = await machines.SyncAsync();

        SyncReport second = await machines.SyncAsync();

        Assert.True(first.Summary.BytesSent > 50_000 && first.Summary.BytesReceived > 50_000);
        second.ShouldBeQuiet();
        Assert.Equal((2, 1), (second.Summary.Unchanged, second.Summary.Connections));

        // The script and its first requests, and nothing else: neither what makes lists nor what moves content.
        Assert.InRange(second.Summary.BytesSent, 1, 12_000);
        Assert.InRange(second.Summary.BytesReceived, 1, 600);
    }

    [Fact]
    public async Task An_appended_tail_travels_alone_in_either_direction()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        string noise = string.Concat(Enumerable.Range(0, 10_000).Select(_ => Guid.NewGuid()));
        var mine = machines.Here.Add();
        mine.AppendTurn("Much to say", DateTimeOffset.UtcNow.AddMinutes(-10), noise);
        var theirs = machines.There.Add();
        theirs.AppendTurn("Much to hear", DateTimeOffset.UtcNow.AddMinutes(-10), noise);
        await machines.SyncAsync();
        mine.AppendTurn("One more thing", DateTimeOffset.UtcNow);
        theirs.AppendTurn("And another", DateTimeOffset.UtcNow);

        SyncReport report = await machines.SyncAsync();

        // Next to the tail that is the script, with the part of it that writes.
        Assert.Equal(2, report.Summary.Appended);
        Assert.InRange(report.Summary.BytesSent, 1, 28_000);
        Assert.InRange(report.Summary.BytesReceived, 1, 10_000);
        Assert.Equal(mine.Bytes, machines.There.Find(mine.Id).Bytes);
        Assert.Equal(theirs.Bytes, machines.Here.Find(theirs.Id).Bytes);
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_wiped_machine_gets_everything_again()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();
        await machines.SyncAsync();
        Directory.Delete(machines.There.Folder, recursive: true);

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(2, report.Summary.Pushed);
        Assert.Equal(mine.Bytes, machines.There.Find(mine.Id).Bytes);
        Assert.Equal(machines.Here.Find(theirs.Id).Bytes, machines.There.Find(theirs.Id).Bytes);
    }

    [Fact]
    public async Task A_rebuilt_machine_without_even_the_agents_folder_gets_everything_again()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        var mine = machines.Here.Add();
        await machines.SyncAsync();
        Directory.Delete(Path.Combine(machines.RemoteHome, ".claude"), recursive: true);

        await machines.SyncTwiceAsync();

        Assert.Equal(mine.Bytes, machines.There.Find(mine.Id).Bytes);
    }

    [Fact]
    public async Task What_was_synced_is_still_known_when_the_memory_of_it_is_lost()
    {
        using var machines = await TwoMachines.OverSshAsync(server);
        machines.Here.Add();
        machines.There.Add();
        await machines.SyncAsync();
        Directory.Delete(Path.Combine(machines.Home, ".local", "state"), recursive: true);

        SyncReport report = await machines.SyncAsync();

        report.ShouldBeQuiet();
        Assert.Equal(2, report.Summary.Unchanged);
    }
}
