using System.Text;
using SessionSync.Platform;
using SessionSync.Stores.Machines.Wire;

namespace SessionSync.Tests.Stores.Machines;

/// <summary>What another machine may say it wrote last.</summary>
public sealed class ReadAheadAnswerTests
{
    [Fact]
    public async Task It_is_the_end_of_a_file_and_nothing_behind_it_is_taken()
    {
        var reader = new LineReader(new MemoryStream("ahead\u001fa/b.jsonl\u001f7\u001f3\nabcnext\n"u8.ToArray()));

        ReadAhead ahead = (await ReadAhead.ReadAsync(reader, TestContext.Current.CancellationToken))!;

        Assert.Equal(("a/b.jsonl", 7L, "abc"), (ahead.Path, ahead.Offset, Encoding.UTF8.GetString(ahead.Content.Span)));
        Assert.Equal("next", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_may_be_nothing() => Assert.Null(await ReadAsync("ahead\n"));

    [Theory]
    [InlineData("behind\n")]
    [InlineData("ahead\u001fa\u001f0\n")]
    [InlineData("ahead\u001fa\u001f-1\u001f1\nx")]
    [InlineData("ahead\u001fa\u001f0\u001f-1\nx")]
    [InlineData("ahead\u001fa\u001f0\u001f8193\nx")]
    [InlineData("ahead\u001fa\u001f0\u001f99999999999999999999\nx")]
    [InlineData("ahead\u001fa\u001fzero\u001f1\nx")]
    public async Task Anything_else_is_refused(string said) => await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(said));

    [Fact]
    public async Task Less_than_was_announced_is_a_lost_connection() => await Assert.ThrowsAsync<EndOfStreamException>(() => ReadAsync("ahead\u001fa\u001f0\u001f5\nabc"));

    private static Task<ReadAhead?> ReadAsync(string said) =>
        ReadAhead.ReadAsync(new LineReader(new MemoryStream(Encoding.UTF8.GetBytes(said))), TestContext.Current.CancellationToken);
}
