using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores.Machines;

namespace SessionSync.IntegrationTests.Stores;

public sealed class BusyboxStoreTests : MachineStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override async Task<StoreBench> CreateAsync()
    {
        string commands = await CommandFolder.CreateOfBusyboxAsync(_folder.Combine("busybox"));
        return new StoreBench(home => RemoteMachine
            .Open(new BusyboxMachine(commands, home), [StoreBench.Agent], [], hasZstandardHere: true, projectPath: null)
            .StoreFor(StoreBench.Agent, StoreBench.Project));
    }
}
