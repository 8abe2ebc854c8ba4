using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Importing;

/// <summary>OpenCode's sessions over ssh, whatever the host has.</summary>
[Collection("ssh")]
public sealed class OpenCodeHostTests(SshServer server) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("busybox sh")]
    public async Task Everything_travels_whichever_shell_the_host_has(string shell) => await TravelAsync(await server.CreateHomeAsync(shell));

    [Theory]
    [InlineData("sqlite3")]
    [InlineData("python3")]
    [InlineData("sqlite3 python3")]
    [InlineData("sqlite3 python3 gzip zstd")]
    public async Task Everything_travels_whatever_can_read_the_database(string missing) =>
        await TravelAsync(await server.CreateHomeAsync(path: CommandFolder.CreateWithout(_folder.Combine("bin"), missing.Split(' '))));

    private async Task TravelAsync(RemoteHome remote)
    {
        using var machines = await OpenCodeMachines.OverSshAsync(server, remote);
        string noise = string.Concat(Enumerable.Range(0, 3000).Select(_ => Guid.NewGuid()));
        string mine = await machines.Here.StartAsync("Mine ünd\nso on\u001f");
        string large = await machines.Here.StartAsync("Large");
        await machines.Here.AskAsync($"UPDATE part SET data = json_set(data, '$.text', json_extract(data, '$.text') || '{noise}') WHERE session_id = '{large}' RETURNING id");
        string theirs = await machines.There.StartAsync("Theirs ünd\nso on\u001f");
        string both = await machines.Here.StartAsync("Both");
        int before = remote.CountConnections();

        SyncReport first = await machines.SyncAsync();
        Assert.Equal((3, 1, 0, 0, 0, 0), first.Summary.Counts);
        await machines.Here.ContinueAsync(both, "Here");
        await machines.There.ContinueAsync(both, "There");
        SyncReport second = await machines.SyncAsync();
        Assert.Equal((0, 0, 0, 1, 0, 0), second.Summary.Counts);
        (await machines.SyncAsync()).ShouldBeQuiet();

        Assert.Equal(before + 3, remote.CountConnections());
        foreach (string session in (string[])[mine, large, theirs, both])
        {
            Assert.Equal(await machines.Here.TextsAsync(session), await machines.There.TextsAsync(session));
        }
    }
}
