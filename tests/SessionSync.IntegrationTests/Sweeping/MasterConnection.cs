using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sweeping;

/// <summary>An ssh connection that is kept open, with a socket for others to use it.</summary>
internal sealed class MasterConnection : IAsyncDisposable
{
    private MasterConnection(string socket) => Socket = socket;

    public string Socket { get; }

    public static async Task<MasterConnection> OpenAsync(SshServer server, RemoteHome home, TemporaryFolder folder)
    {
        string socket = folder.Combine("master");
        (await new Command("ssh", "-F", server.ConfigFile, "-M", "-S", socket, "-f", "-N", "-o", "ControlPersist=no", "-E", folder.Combine("master.log"), home.Alias).RunAsync()).ShouldExitWith(0);
        return new MasterConnection(socket);
    }

    public async ValueTask DisposeAsync() => await new Command("ssh", "-S", Socket, "-O", "exit", "any").RunAsync();
}
