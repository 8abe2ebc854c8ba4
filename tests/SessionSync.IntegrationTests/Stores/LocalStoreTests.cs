using SessionSync.Agents.Contracts;
using SessionSync.Stores.Machines.Local;

namespace SessionSync.IntegrationTests.Stores;

public sealed class LocalStoreTests : MachineStoreContract
{
    protected override Task<StoreBench> CreateAsync() =>
        Task.FromResult(new StoreBench(home => new LocalStore(StoreBench.Agent, new AgentHome(home, static _ => null), StoreBench.Project)));
}
