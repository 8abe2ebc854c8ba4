using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Tests.Support;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A store in memory.</summary>
internal sealed class MemoryBench : IStoreBench
{
    private readonly Infrastructure.TemporaryFolder _sources = new();
    private readonly InMemoryStore _store = new(StoreBench.Agent);

    public ISessionStore Store => _store;

    public byte[]? ContentOf(StorePath file) => _store.ContentOf(file);

    public void Put(StorePath file, byte[] content, DateTimeOffset modified) => _store.Put(file, content, modified.ToUnixTimeSeconds());

    public void Remove(StorePath file) => _store.Remove(file);

    public FileStamp StampOf(StorePath file) => _store.StampOf(file)!.Value;

    public FileRange Source(byte[] content, long offset = 0) => StoreBench.SourceIn(_sources, content, offset);

    public async Task ShouldBeTidyAsync() =>
        Assert.Empty((await Store.ListAsync([], CancellationToken.None)).Load().UnclaimedFiles);

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _sources.Dispose();
    }
}
