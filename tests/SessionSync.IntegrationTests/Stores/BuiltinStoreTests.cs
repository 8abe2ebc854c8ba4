using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Ssh;
using SessionSync.Stores.Machines.Ssh.Builtin;

namespace SessionSync.IntegrationTests.Stores;

[Collection("codespaces")]
public sealed class BuiltinStoreTests(SshServer server) : MachineStoreContract
{
    protected override async Task<StoreBench> CreateAsync()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        var account = new LocalAccount(remote.Path, server.User, static _ => null, Ask: null);
        var machine = new BuiltinMachine("host", new SshOptions(remote.Alias, ConfigurationFile: server.ConfigFile), account);
        return new StoreBench(
            _ => RemoteMachine.Open(machine, [StoreBench.Agent], [], hasZstandardHere: true, projectPath: null).StoreFor(StoreBench.Agent, StoreBench.Project), remote.Path);
    }
}
