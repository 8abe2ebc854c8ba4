using System.Text;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public async Task Lines_are_the_same_however_they_come_in(int chunk)
    {
        LineReader reader = Reader("one\n\nzwölf €\n", chunk);
        Assert.Equal("one", await reader.TryReadLineAsync(CancellationToken.None));
        Assert.Equal("", await reader.TryReadLineAsync(CancellationToken.None));
        Assert.Equal("zwölf €", await reader.TryReadLineAsync(CancellationToken.None));
        Assert.Null(await reader.TryReadLineAsync(CancellationToken.None));
        Assert.Equal(Encoding.UTF8.GetByteCount("one\n\nzwölf €\n"), reader.BytesRead);
    }

    [Fact]
    public async Task A_line_may_be_longer_than_what_comes_in_at_once()
    {
        string line = new('x', 300_000);
        Assert.Equal(line, await Reader(line + "\n", 70_000).ReadLineAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_line_that_does_not_end_is_given_up() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Reader(new string('x', 1_200_000), 65_536).ReadLineAsync(CancellationToken.None));

    [Theory]
    [InlineData("")]
    [InlineData("half a line")]
    public async Task A_stream_that_ends_inside_a_line_is_cut_off(string text) =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => Reader(text, 4).ReadLineAsync(CancellationToken.None));

    [Fact]
    public async Task Half_a_line_is_no_line_at_the_end_either() =>
        await Assert.ThrowsAsync<EndOfStreamException>(() => Reader("half", 4).TryReadLineAsync(CancellationToken.None));

    [Fact]
    public async Task Bytes_between_lines_are_left_as_they_are()
    {
        LineReader reader = Reader("head\nab\ncdtail\n", 6);
        Assert.Equal("head", await reader.ReadLineAsync(CancellationToken.None));
        byte[] raw = new byte[5];
        for (int filled = 0; filled < raw.Length;)
        {
            filled += await reader.ReadAsync(raw.AsMemory(filled), CancellationToken.None);
        }

        Assert.Equal("ab\ncd", Encoding.UTF8.GetString(raw));
        Assert.Equal("tail", await reader.ReadLineAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_large_buffer_takes_no_more_than_there_is()
    {
        LineReader reader = Reader("line\nrest", 1000);
        await reader.ReadLineAsync(CancellationToken.None);
        byte[] buffer = new byte[100_000];
        Assert.Equal(4, await reader.ReadAsync(buffer, CancellationToken.None));
        Assert.Equal(0, await reader.ReadAsync(buffer, CancellationToken.None));
        Assert.Equal(9, reader.BytesRead);
    }

    private static LineReader Reader(string text, int chunk) => new(new ChunkedStream(Encoding.UTF8.GetBytes(text), chunk));
}
