using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A store, and a way around it: what somebody else sees and does who does not ask the store.</summary>
public interface IStoreBench : IAsyncDisposable
{
    ISessionStore Store { get; }

    /// <summary>What a file holds; null where there is none.</summary>
    byte[]? ContentOf(StorePath file);

    void Put(StorePath file, byte[] content, DateTimeOffset modified);

    void Remove(StorePath file);

    FileStamp StampOf(StorePath file);

    /// <summary>Content from outside of the store, as a source for writes.</summary>
    FileRange Source(byte[] content, long offset = 0);

    /// <summary>Fails if a write has left anything behind but what it was to bring.</summary>
    Task ShouldBeTidyAsync();
}
