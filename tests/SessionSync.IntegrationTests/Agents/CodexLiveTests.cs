using System.Diagnostics;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>Sessions that a Codex has open while they are synced: it holds a lock on a file of their name.</summary>
public sealed class CodexLiveTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(-3).ToUnixTimeSeconds());
    private readonly CodexFiles _codex = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_open_is_not_written_until_its_lock_is_let_go(bool isOpenHere)
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string id = Guid.NewGuid().ToString();
        _codex.Start(machines.Home, machines.Project, id, "Common", s_start);
        await machines.SyncAsync();
        string home = isOpenHere ? machines.Home : machines.RemoteHome;
        string open = _codex.Files(home).Single();
        string other = _codex.Files(isOpenHere ? machines.RemoteHome : machines.Home).Single();
        _codex.GoOn(other, "It went on", s_start.AddMinutes(1));
        string before = File.ReadAllText(open);
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(home, ".codex", "thread-writer-locks")).FullName, id + ".lock");

        using (var client = Process.Start(new ProcessStartInfo("flock", ["-x", "--no-fork", file, "sh", "-c", "echo held; exec sleep 120"]) { RedirectStandardOutput = true, UseShellExecute = false })!)
        {
            await client.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            SyncReport report = await machines.SyncAsync();
            client.Kill();
            await client.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal(before, File.ReadAllText(open));
            Assert.Equal("skipped", report.Session.Action);
            Assert.Contains(isOpenHere ? "open in the agent here" : "open in the agent there", report.Session.Reason, StringComparison.Ordinal);
        }

        Assert.Equal(1, (await machines.SyncTwiceAsync()).Summary.Appended);
        Assert.Contains("Answer to It went on", File.ReadAllText(open), StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }
}
