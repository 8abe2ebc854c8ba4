using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Ssh;
using SessionSync.Stores.Machines.Ssh.Builtin;

namespace SessionSync.IntegrationTests.Ssh;

[Collection("ssh failures")]
public sealed class BuiltinCommandTests(SshServer server) : RunningCommandContract(server)
{
    protected override IRunningCommand Start(RemoteHome home, string commandLine)
    {
        var account = new LocalAccount(home.Path, Server.User, static _ => null, Ask: null);
        HostSettings settings = HostSettingsReader.Read(new SshOptions(home.Alias, ConfigurationFile: Server.ConfigFile), account);
        return BuiltinCommand.Start(settings, home.Alias, commandLine, ask: null, (exception, _, distrust) => Assert.Fail($"{exception} {distrust}"));
    }
}
