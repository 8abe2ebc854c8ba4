using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Ssh;
using SessionSync.Stores.Machines.Ssh.Builtin;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.IntegrationTests.Ssh;

/// <summary>A home on a real sshd, reached by the built-in client with a configuration of the test's own.</summary>
internal sealed class BuiltinHost(SshServer server, RemoteHome home, TemporaryFolder folder)
{
    public string KnownHosts => folder.Combine("known_hosts");

    /// <summary>Writes the configuration, in which a test can say more, and tells how connecting ends.</summary>
    /// <param name="more">Lines that go before all others, and so count.</param>
    /// <returns>Null where the script runs.</returns>
    public async Task<SyncException?> ConnectAsync(string more = "", Func<string, string?>? ask = null)
    {
        string config = folder.Write("ssh_config", $"""
            {more}
            HostName 127.0.0.1
            Port {server.Port}
            User {server.User}
            IdentityFile {server.KeyOf(home)}
            IdentitiesOnly yes
            IdentityAgent none
            UserKnownHostsFile {KnownHosts}
            GlobalKnownHostsFile none

            """);
        var machine = new BuiltinMachine("host", new SshOptions("host", ConfigurationFile: config, MayAsk: ask is not null), new LocalAccount(home.Path, server.User, static _ => null, ask));
        RemoteScript script = RemoteScript.Create("", makesLists: false);
        IRunningCommand command;
        try
        {
            command = machine.Start(script);
        }
        catch (SyncException declined)
        {
            return declined;
        }

        await using (command)
        {
            using var reader = new StreamReader(command.Output);
            command.CloseInput();
            string said = await reader.ReadToEndAsync();
            int exitCode = await command.WaitAsync(CancellationToken.None);
            return said.Contains(script.Token, StringComparison.Ordinal) ? null : machine.Explain(command.ErrorText, exitCode);
        }
    }
}
