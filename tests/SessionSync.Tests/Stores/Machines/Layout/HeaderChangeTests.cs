using System.Text;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;
using SessionSync.Stores.Machines.Layout;

namespace SessionSync.Tests.Stores.Machines.Layout;

public sealed class HeaderChangeTests
{
    private const string There = "{\"id\":\"1\",\"cwd\":\"/workspaces/demo\",\"x\":2}\n{\"cwd\":\"/workspaces/demo\"}\n";

    [Theory]
    [InlineData("/home/u/demo")]
    [InlineData("/w")]
    [InlineData("/home/a rather long name/\"quoted\"/back\\slash/é")]
    public async Task Only_the_headers_directory_is_replaced_there_and_back_to_the_same_bytes(string here)
    {
        HeaderValue from = Find(There);
        HeaderValue to = HeaderChange.With(from, here, keepsLength: false);

        string changed = await ApplyAsync(There, new HeaderChange(from, to));

        Assert.Equal(to, Find(changed));
        Assert.Equal(There[from.End..], changed[^(There.Length - from.End)..]);
        Assert.Equal(There, await ApplyAsync(changed, new HeaderChange(to, from)));
    }

    [Fact]
    public async Task A_shorter_directory_may_be_followed_by_blanks()
    {
        HeaderValue from = Find(There);
        HeaderValue to = HeaderChange.With(from, "/w", keepsLength: true);

        string changed = await ApplyAsync(There, new HeaderChange(from, to));

        Assert.Equal(There.Length, changed.Length);
        Assert.Contains("\"/w\"              ,\"x\":2", changed, StringComparison.Ordinal);
        Assert.Equal(to, Find(changed));
        Assert.Equal(There, await ApplyAsync(changed, new HeaderChange(to, from)));
    }

    [Theory]
    [InlineData("{\"id\":\"1\",\"cwd\":\"/workspaces/else\",\"x\":2}\n")]
    [InlineData("{\"id\":\"1\"")]
    [InlineData("")]
    public async Task Content_that_is_not_what_was_listed_is_passed_on_as_it_is_and_told(string content)
    {
        HeaderChangeStream stream = new HeaderChange(Find(There), new HeaderValue("/w", 16, 4)).Apply(new MemoryStream(Encoding.UTF8.GetBytes(content)));

        using var reader = new StreamReader(stream);

        Assert.Equal(content, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.False(stream.WasFound);
    }

    [Theory]
    [InlineData("\n{}\n")]
    [InlineData("")]
    public async Task A_header_that_is_no_record_any_more_is_passed_on_as_it_is_and_told(string rest)
    {
        string content = "{\"id\":\"1\",\"cwd\":\"/workspaces/demo\",\"x\":2x" + rest;
        HeaderChangeStream stream = new HeaderChange(Find(content), new HeaderValue("/w", 16, 4)).Apply(new OneByteStream(Encoding.UTF8.GetBytes(content)));

        using var reader = new StreamReader(stream);

        Assert.Equal(content, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal((false, true), (stream.WasFound, stream.IsDamaged));
    }

    [Fact]
    public async Task A_header_may_be_longer_than_what_is_read_of_it_to_find_the_directory()
    {
        string content = There.Replace("\"x\":2", $"\"x\":\"{new string('x', 3_000_000)}\"", StringComparison.Ordinal);
        HeaderValue to = HeaderChange.With(Find(content), "/w", keepsLength: false);

        using var reader = new StreamReader(new HeaderChange(Find(content), to).Apply(new MemoryStream(Encoding.UTF8.GetBytes(content))));

        Assert.Equal(content.Replace("/workspaces/demo\",\"x", "/w\",\"x", StringComparison.Ordinal), await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    private static HeaderValue Find(string text) => HeaderReader.Find(Encoding.UTF8.GetBytes(text), ["cwd"])[0]!;

    private static async Task<string> ApplyAsync(string text, HeaderChange change)
    {
        using var reader = new StreamReader(change.Apply(new OneByteStream(Encoding.UTF8.GetBytes(text))));
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Gives one byte at a time, as a slow connection may.</summary>
    private sealed class OneByteStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer.Length > 1 ? buffer[..1] : buffer, cancellationToken);
    }
}
