using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.IntegrationTests.Sync;

public sealed class JournalRecordTests
{
    [Fact]
    public async Task The_journal_names_the_run_and_what_each_write_left_behind()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        machines.There.Add();

        await machines.SyncAsync("--agent", "claude-code");

        JournalRun run = Assert.Single(JournalReader.Read(Path.Combine(machines.Home, ".local/state/session-sync/journal"), most: 9));
        Assert.Equal(new RunOrigin("sync", machines.Targets[0]), run.Began.Origin);
        Assert.Equal((machines.Project, "claude-code", 2), (run.Began.Project, run.Began.Agent?.Value, run.Began.Steps.Length));
        FileWritten[] writes = [.. run.Records.OfType<FileWritten>()];
        Assert.Equal(2, writes.Length);
        Assert.All(writes, write => Assert.Equal(HashOf(write, machines), write.Content));
        Assert.IsType<RunEnded>(run.Records[^1]);
    }

    private static ContentHash HashOf(FileWritten write, TwoMachines machines)
    {
        string home = write.Direction == SyncDirection.Pull ? machines.Home : machines.RemoteHome;
        byte[] content = File.ReadAllBytes(Path.Combine(home, ".claude/projects", write.Path));
        return ContentHash.Of(content.AsSpan((int)write.From, (int)write.Bytes));
    }
}
