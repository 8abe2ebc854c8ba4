using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Platform;

namespace SessionSync.IntegrationTests.Ssh;

[Collection("ssh failures")]
public sealed class SystemCommandTests(SshServer server) : RunningCommandContract(server)
{
    protected override IRunningCommand Start(RemoteHome home, string commandLine) =>
        ChildProcess.Start("ssh", ["-T", "-F", Server.ConfigFile, "--", home.Alias, commandLine]);
}
