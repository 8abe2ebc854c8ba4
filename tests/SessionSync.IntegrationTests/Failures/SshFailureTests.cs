using System.Net;
using System.Net.Sockets;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

[Collection("ssh failures")]
public sealed class SshFailureTests : IDisposable
{
    private readonly SshServer _server;
    private readonly TemporaryFolder _folder = new();

    public SshFailureTests(SshServer server) => _server = server;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task A_host_that_nobody_knows() => AssertFailsAsync("no-such-host.invalid", "", "There is no host of that name", "~/.ssh/config");

    [Fact]
    public async Task A_key_that_is_refused()
    {
        (await new Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _folder.Combine("stranger")).RunAsync()).ShouldExitWith(0);

        await AssertFailsAsync("refused", Host("refused", _server.Port, KnownHosts, "stranger"), "did not accept any of our keys", "ssh -v refused");
    }

    [Fact]
    public Task A_host_key_that_is_not_known() =>
        AssertFailsAsync("stranger", Host("stranger", _server.Port, "/dev/null"), "key is not known", "Connect once by hand");

    [Fact]
    public async Task A_host_key_that_changed()
    {
        (await new Command("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", _folder.Combine("other")).RunAsync()).ShouldExitWith(0);
        string knownHosts = _folder.Write("known_hosts", $"[127.0.0.1]:{_server.Port} {_folder.Read("other.pub")}");

        await AssertFailsAsync("changed", Host("changed", _server.Port, knownHosts), "not the one it had", "Connect once by hand");
    }

    [Fact]
    public async Task A_port_that_nobody_listens_on()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        await AssertFailsAsync("closed", Host("closed", port, "/dev/null"), "Nothing listens there", "sshd runs");
    }

    [Theory]
    [InlineData("tar")]
    [InlineData("awk")]
    [InlineData("sha256sum")]
    public async Task A_host_that_lacks_a_program(string program)
    {
        RemoteHome home = await _server.CreateHomeAsync(path: CommandFolder.CreateWithout(_folder.Combine("bin"), program));

        await AssertFailsAsync(home.Alias, _server.ConfigFile, $"lacks these programs: {program}", "Install");
    }

    [Fact]
    public async Task A_host_without_a_POSIX_shell()
    {
        RemoteHome home = await _server.CreateHomeAsync("bash", path: CommandFolder.CreateWithout(_folder.Combine("bin"), "sh", "dash"));

        await AssertFailsAsync(home.Alias, _server.ConfigFile, "no POSIX shell", "Install one there");
    }

    [Theory]
    [InlineData("exec yes 'You have mail'")]
    [InlineData("exec cat /dev/zero")]
    public async Task A_host_that_prints_without_end(string login)
    {
        RemoteHome home = await CreateHomeWithShellAsync(login);

        await AssertFailsAsync(home.Alias, _server.ConfigFile, "end", "login files");
    }

    [Theory]
    [InlineData("exit 0")]
    [InlineData("exit 3")]
    [InlineData("echo 'This account is closed' >&2; exit 1")]
    [InlineData("kill -9 $$")]
    public async Task A_host_that_closes_at_once(string login)
    {
        RemoteHome home = await CreateHomeWithShellAsync(login);

        await AssertFailsAsync(home.Alias, _server.ConfigFile, login.Contains("closed", StringComparison.Ordinal) ? "This account is closed" : "said nothing", "ssh -v");
    }

    private string KnownHosts => Path.Combine(Path.GetDirectoryName(_server.ConfigFile)!, "known_hosts");

    /// <summary>A home whose every command goes to a shell that does something else.</summary>
    private Task<RemoteHome> CreateHomeWithShellAsync(string script)
    {
        string shell = _folder.Write("bin/odd-shell", $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return _server.CreateHomeAsync(shell);
    }

    private string Host(string name, int port, string knownHosts, string key = "none") => _folder.Write("ssh_config", $"""
        Host {name}
          HostName 127.0.0.1
          Port {port}
          IdentityFile {_folder.Combine(key)}
          IdentitiesOnly yes
          IdentityAgent none
          UserKnownHostsFile {knownHosts}
          GlobalKnownHostsFile /dev/null

        """);

    private async Task AssertFailsAsync(string host, string config, string why, string whatToDo)
    {
        if (config.Length == 0)
        {
            config = _folder.Write("ssh_config", "");
        }

        await SshFailures.AssertAsync(_folder, host, config, why, whatToDo);
    }
}
