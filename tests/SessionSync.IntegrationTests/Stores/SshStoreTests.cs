using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Ssh;

namespace SessionSync.IntegrationTests.Stores;

[Collection("codespaces")]
public sealed class SshStoreTests(SshServer server) : MachineStoreContract
{
    protected override async Task<StoreBench> CreateAsync()
    {
        RemoteHome remote = await server.CreateHomeAsync();
        var machine = new SshMachine("host", new SshOptions(remote.Alias, ConfigurationFile: server.ConfigFile));
        return new StoreBench(
            _ => RemoteMachine.Open(machine, [StoreBench.Agent], [], hasZstandardHere: true, projectPath: null).StoreFor(StoreBench.Agent, StoreBench.Project), remote.Path);
    }
}
