using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class PiSyncTests(SshServer server) : AgentSyncContract(server, new PiFiles())
{
    [Fact]
    public async Task A_session_that_went_on_elsewhere_is_listed_as_written_there_though_its_header_is_longer_here()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        var files = new PiFiles();
        DateTimeOffset start = DateTimeOffset.UtcNow.AddHours(-1);
        string file = files.Start(machines.RemoteHome, machines.RemoteProject, Guid.NewGuid().ToString(), "First", start);
        await machines.SyncAsync();
        Assert.Equal(machines.Targets[0], await WriterAsync(machines));
        files.GoOn(file, "Second", start.AddMinutes(1));

        await machines.SyncAsync();

        Assert.Equal(machines.Targets[0], await WriterAsync(machines));
        files.GoOn(Assert.Single(files.Files(machines.Home)), "Third", start.AddMinutes(2));
        Assert.Equal("here", await WriterAsync(machines));
    }

    private static async Task<string> WriterAsync(TwoMachines machines) =>
        (await machines.Cli.RunAsync("list")).ShouldExitWith(0).StandardOutput.TrimEnd('\n').Split('\t')[^1];
}
