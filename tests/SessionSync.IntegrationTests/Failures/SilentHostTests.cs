using System.Net;
using System.Net.Sockets;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

public sealed class SilentHostTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_host_that_takes_the_connection_and_never_says_a_word_is_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string config = _folder.Write("ssh_config", $"""
            Host silent
              HostName 127.0.0.1
              Port {((IPEndPoint)listener.LocalEndpoint).Port}

            """);

        await SshFailures.AssertAsync(_folder, "silent", config, "does not answer", "Check the network");
    }
}
