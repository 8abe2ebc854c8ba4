using SessionSync.Agents.ClaudeCode;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Stores;

/// <summary>A home that a store keeps the sessions of one project in, and shorthand for asking the store.</summary>
public sealed class StoreBench : IStoreBench
{
    public const string Project = "/work/product";
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<ISessionStore> _store;

    /// <param name="open">Opens the store of a home.</param>
    /// <param name="home">A home that belongs to somebody else; null for one that goes away with this.</param>
    public StoreBench(Func<string, ISessionStore> open, string? home = null)
    {
        Home = home ?? _folder.CreateDirectory("home");
        Sessions = new ClaudeSessions(Home, Project);
        Root = Path.Combine(Home, ".claude", "projects");
        _store = new Lazy<ISessionStore>(() => open(Home));
    }

    public static ClaudeCodeAgent Agent { get; } = new();

    public string Home { get; }

    /// <summary>The agent's root in the store.</summary>
    public string Root { get; }

    public ClaudeSessions Sessions { get; }

    /// <summary>Opened when it is first asked for something, once what it is to find lies there.</summary>
    public ISessionStore Store => _store.Value;

    public IMachineLayout Layout => (IMachineLayout)Store;

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }

    public static StorePath At(string path) => new(Agent.Id, path);

    /// <summary>The location of a file below the root.</summary>
    public StorePath Locate(string fullPath) => At(Path.GetRelativePath(Root, fullPath));

    public FileRange Whole(string fullPath) => new(Locate(fullPath), 0, new FileInfo(fullPath).Length);

    public async Task<ListedState> ListAsync(params KnownState[] known) => await Store.ListAsync(known, CancellationToken.None);

    public async Task<CollectingReceiver> ReadAsync(params FileRange[] ranges)
    {
        var receiver = new CollectingReceiver();
        await Store.ReadAsync(ranges, receiver, CancellationToken.None);
        return receiver;
    }

    public FileRange Source(byte[] content, long offset = 0) => SourceIn(_folder, content, offset);

    public byte[]? ContentOf(StorePath file) => File.Exists(PathOf(file)) ? File.ReadAllBytes(PathOf(file)) : null;

    public void Put(StorePath file, byte[] content, DateTimeOffset modified)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), content);
        File.SetLastWriteTimeUtc(PathOf(file), modified.UtcDateTime);
    }

    public void Remove(StorePath file) => File.Delete(PathOf(file));

    public FileStamp StampOf(StorePath file) => StampOf(PathOf(file));

    /// <summary>A far side that was called off hears of it later than whoever did that.</summary>
    public async Task ShouldBeTidyAsync()
    {
        for (int attempt = 0; attempt < 600 && Directory.EnumerateFileSystemEntries(Root, ".*").Any(); attempt++)
        {
            await Task.Delay(50);
        }

        ShouldHaveNoStaging();
    }

    /// <summary>A file of this machine that is in no store.</summary>
    internal static FileRange SourceIn(TemporaryFolder folder, byte[] content, long offset)
    {
        string path = folder.Combine($"source-{Guid.NewGuid():N}");
        File.WriteAllBytes(path, content);
        return new FileRange(new LocalPath(path), offset, content.Length - offset);
    }

    public Task<IReadOnlyList<WriteResult>> WriteAsync(params FileWrite[] writes) => WriteAsync(new FileSource(), writes);

    public Task<IReadOnlyList<WriteResult>> WriteAsync(IContentSource source, params FileWrite[] writes) =>
        Store.WriteAsync(writes, source, moved: null, CancellationToken.None);

    public static FileStamp StampOf(string path) => new(new FileInfo(path).Length, new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeSeconds());

    /// <summary>Fails if anything but folders of projects stays in the root: a far side tidies up before its last word.</summary>
    public void ShouldHaveNoStaging() => Assert.Empty(Directory.EnumerateFileSystemEntries(Root, ".*"));

    private string PathOf(StorePath file) => Path.Combine(Root, file.Path);
}
