namespace SessionSync.IntegrationTests.Stores;

public sealed class InMemoryStoreTests : SessionStoreContract
{
    protected override Task<IStoreBench> OpenAsync() => Task.FromResult<IStoreBench>(new MemoryBench());
}
