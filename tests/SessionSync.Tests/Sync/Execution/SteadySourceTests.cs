using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Agents.ClaudeCode;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Files that are read as they were listed, and may be others by now. Records end with a slash.</summary>
public sealed class SteadySourceTests : IAsyncDisposable
{
    private readonly InMemoryStore _store = new(Claude.Agent);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData(FileKind.Records, true, "one/two/", "one/two/", true)]
    [InlineData(FileKind.Records, true, "one/two/", "one/two/three/", true)]
    [InlineData(FileKind.Records, true, "one/tw", "one/tw", true)]
    [InlineData(FileKind.Records, true, "one/tw", "one/two/", false)]
    [InlineData(FileKind.Records, false, "one/tw", "one/two/", false)]
    [InlineData(FileKind.Whole, true, "one", "one", true)]
    [InlineData(FileKind.Whole, true, "one", "one and more", false)]
    [InlineData(FileKind.Whole, false, "one", "one and more", true)]
    [InlineData(FileKind.Document, false, "one", "one and more", false)]
    [InlineData(FileKind.Document, true, "one/", "one/more", false)]
    [InlineData(FileKind.Document, false, "one", "one", true)]
    public async Task What_would_arrive_torn_does_not_arrive(FileKind kind, bool isNear, string listed, string present, bool arrives)
    {
        FileRange range = Put("file", listed, present);
        var source = new SteadySource(_store, isNear, [Listed("file", kind, listed)]);

        (byte[]?[] contents, _) = await ReadAsync(source, range);

        Assert.Equal(arrives ? BytesOf(listed) : null, contents[0]);
        Assert.Equal(!arrives, source.HasChanged(range));
    }

    [Fact]
    public async Task Of_many_files_only_those_that_changed_are_held_back()
    {
        string[] present = ["one/tw", "one/two/", "one/two/", "one/two/three/", "one/t"];
        string[] listed = ["one/tw", "one/tw", "one/two/", "one/two/th", "one/two/"];
        FileRange[] ranges = [.. listed.Select((text, index) => Put($"{index}", text, present[index]))];
        var source = new SteadySource(_store, isNear: true, [.. listed.Select(static (text, index) => Listed($"{index}", FileKind.Records, text))]);

        (byte[]?[] contents, _) = await ReadAsync(source, ranges);

        Assert.Equal(["one/tw", null, "one/two/", null, null], contents.Select(TextOf));
        Assert.Equal([false, true, false, true, false], ranges.Select(source.HasChanged));
    }

    [Fact]
    public async Task A_tail_is_told_with_the_hash_of_what_it_continues()
    {
        Put("file", "one/tw", "one/tw");
        var range = new FileRange(new StorePath(Claude.Agent.Id, "file"), 4, 2);
        var source = new SteadySource(_store, isNear: true, [Listed("file", FileKind.Records, "one/tw")]);

        (byte[]?[] contents, ContentHash?[] guards) = await ReadAsync(source, range);

        Assert.Equal("tw", TextOf(contents[0]));
        Assert.Equal(ContentHash.Of(BytesOf("one/")), guards[0]);
    }

    private static SessionFile Listed(string path, FileKind kind, string text) => new("", path, new FileStamp(BytesOf(text).Length, 1000), kind);

    private static byte[] BytesOf(string text) => Encoding.UTF8.GetBytes(text.Replace('/', '\n'));

    private static string? TextOf(byte[]? content) => content is null ? null : Encoding.UTF8.GetString(content).Replace('\n', '/');

    private static async Task<(byte[]?[] Contents, ContentHash?[] Guards)> ReadAsync(SteadySource source, params FileRange[] ranges)
    {
        var receiver = new BytesReceiver(ranges.Length);
        var hashed = new HashedSource(source);
        await hashed.ReadAsync(ranges, receiver, TestContext.Current.CancellationToken);
        return ([.. ranges.Select((_, index) => receiver.ContentOf(index))], [.. ranges.Select(range => GuardOf(hashed, range))]);
    }

    private static ContentHash? GuardOf(HashedSource source, FileRange range)
    {
        SessionPlan none = new(Example.Key, null, null, []);
        var write = new FileWrite(range.File.InStore, WriteMode.Append, range, 0);
        return source.Describe(new PlannedWrite(none, null!, SyncDirection.Push, write)).Before?.Content;
    }

    private FileRange Put(string path, string listed, string present)
    {
        var file = new StorePath(Claude.Agent.Id, path);
        _store.Put(file, BytesOf(present), 1000);
        return new FileRange(file, 0, BytesOf(listed).Length);
    }
}
