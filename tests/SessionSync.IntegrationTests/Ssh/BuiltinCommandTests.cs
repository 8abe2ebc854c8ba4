using System.Collections.Concurrent;
using Renci.SshNet;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Ssh;
using SessionSync.Stores.Machines.Ssh.Builtin;

namespace SessionSync.IntegrationTests.Ssh;

[Collection("ssh failures")]
public sealed class BuiltinCommandTests(SshServer server) : RunningCommandContract(server), IDisposable
{
    private readonly ConcurrentQueue<string> _failures = [];

    /// <summary>They are told on a thread on which an assertion would end the whole run.</summary>
    public void Dispose() => Assert.Empty(_failures);

    [Fact]
    public async Task A_command_that_is_over_already_has_no_input_and_is_not_taken_for_a_failure()
    {
        RemoteHome home = await Server.CreateHomeAsync();
        HostSettings settings = SettingsOf(home);
        var attempts = new Attempts(settings, ask: null);
        using var client = new SshClient(ConnectionRules.Make(settings, attempts.Make(), new MessageTap(new ReceiveGate(), attempts.ShowFirst, static _ => { })));
        client.HostKeyReceived += static (_, key) => key.CanTrust = true;
        await client.ConnectAsync(CancellationToken.None);
        using SshCommand command = client.CreateCommand("exit 3");
        await command.ExecuteAsync(CancellationToken.None);

        Assert.Null(BuiltinCommand.InputOf(command));
        Assert.Equal(3, command.ExitStatus);
    }

    protected override IRunningCommand Start(RemoteHome home, string commandLine)
    {
        HostSettings settings = SettingsOf(home);
        return BuiltinCommand.Start(settings, home.Alias, commandLine, ask: null, (exception, _, distrust) => _failures.Enqueue($"{exception} {distrust}"));
    }

    private HostSettings SettingsOf(RemoteHome home) => HostSettingsReader.Read(
        new SshOptions(home.Alias, ConfigurationFile: Server.ConfigFile), new LocalAccount(home.Path, Server.User, static _ => null, Ask: null));
}
