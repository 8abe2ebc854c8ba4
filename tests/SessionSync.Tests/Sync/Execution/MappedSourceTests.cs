using System.Text;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Execution;
using SessionSync.Tests.Agents.ClaudeCode;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Files whose headers name a directory, on their way to where that is another one.</summary>
public sealed class MappedSourceTests : IAsyncDisposable
{
    private const string Header = """{"cwd":"/one"}""";

    private static readonly HeaderChange s_longer = new(new HeaderValue("/one", 7, 6), new HeaderValue("/another", 7, 10));

    private readonly InMemoryStore _from = new(Claude.Agent);
    private readonly InMemoryStore _to = new(Claude.Agent);

    public async ValueTask DisposeAsync()
    {
        await _from.DisposeAsync();
        await _to.DisposeAsync();
    }

    [Fact]
    public async Task A_whole_file_arrives_with_the_other_directory_and_every_other_file_as_it_is()
    {
        FileWrite[] writes = [Write("plain", $"{Header}\nsaid\n"), Write("changed", $"{Header}\nsaid\n", growth: 4), Write("last", "as it is")];

        WriteResult[] results = await CopyAsync(writes, "changed");

        Assert.All(results, static result => Assert.Equal(WriteStatus.Written, result.Status));
        Assert.Equal([$"{Header}\nsaid\n", """{"cwd":"/another"}""" + "\nsaid\n", "as it is"], writes.Select(TextOf));
    }

    [Fact]
    public async Task A_tail_arrives_as_it_is()
    {
        Write("changed", $"{Header}\nsaid\n");
        StorePath file = PathOf("changed");
        _to.Put(file, Encoding.UTF8.GetBytes("""{"cwd":"/another"}""" + "\n"), 1000);
        var tail = new FileWrite(file, WriteMode.Append, new FileRange(file, Header.Length + 1, 5) { GuardFloor = 13 }, 2000, new FileStamp(19, 1000));

        WriteResult result = Assert.Single(await CopyAsync([tail], "changed"));

        Assert.Equal(WriteStatus.Written, result.Status);
        Assert.Equal("""{"cwd":"/another"}""" + "\nsaid\n", TextOf(tail));
    }

    [Theory]
    [InlineData("""{"cwd":"/two"}""", "its header changed while it was read", false)]
    [InlineData("""{"cwd":"/one"?""", "its header changed while it was read", true)]
    public async Task A_header_that_does_not_say_what_it_said_cannot_be_changed(string header, string reason, bool isDamaged)
    {
        FileWrite write = Write("changed", $"{header}\nsaid\n", growth: 4);
        MappedSource source = Source("changed");

        WriteResult result = Assert.Single(await _to.WriteAsync([write], source, moved: null, TestContext.Current.CancellationToken));

        Assert.Equal((WriteStatus.Failed, reason, isDamaged), (result.Status, result.Detail, source.IsDamaged(write.Source.File)));
        Assert.Null(_to.ContentOf(write.Target));
    }

    [Fact]
    public async Task What_cannot_be_read_is_told_as_it_was()
    {
        FileWrite write = Write("changed", Header, growth: 4);
        _from.Remove(write.Target);

        Assert.Equal(new WriteResult(WriteStatus.Failed, "it is not there"), Assert.Single(await CopyAsync([write], "changed")));
    }

    private static StorePath PathOf(string name) => new(Claude.Agent.Id, name);

    private MappedSource Source(string changed) => new(_from, new Dictionary<SourceFile, HeaderChange> { [new SourceFile(PathOf(changed))] = s_longer });

    private async Task<WriteResult[]> CopyAsync(FileWrite[] writes, string changed) =>
        [.. await _to.WriteAsync(writes, Source(changed), moved: null, TestContext.Current.CancellationToken)];

    private string TextOf(FileWrite write) => Encoding.UTF8.GetString(_to.ContentOf(write.Target)!);

    private FileWrite Write(string name, string content, int growth = 0)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        _from.Put(PathOf(name), bytes, 1000);
        return new FileWrite(PathOf(name), WriteMode.Create, new FileRange(PathOf(name), 0, bytes.Length + growth), 2000);
    }
}
