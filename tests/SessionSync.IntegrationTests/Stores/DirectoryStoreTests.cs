using SessionSync.Stores.Machines;
using SessionSync.Stores.Machines.Directory;

namespace SessionSync.IntegrationTests.Stores;

public sealed class DirectoryStoreTests : MachineStoreContract
{
    protected override Task<StoreBench> CreateAsync() => Task.FromResult(new StoreBench(home => RemoteMachine
        .Open(new DirectoryMachine("directory", home, ["CLAUDE_CONFIG_DIR"]), [StoreBench.Agent], [], hasZstandardHere: true, projectPath: null)
        .StoreFor(StoreBench.Agent, StoreBench.Project)));
}
