using SessionSync.Platform;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Platform;

public sealed class TerminalProcessTests
{
    [Fact]
    public async Task What_is_written_arrives_as_utf8_without_a_mark()
    {
        using TemporaryFolder folder = new();

        int code = await TerminalProcess.FeedAsync($"cat > '{folder.File("out")}'; exit 3", static input => input.Write("h\u00e9\n"));

        Assert.Equal(3, code);
        Assert.Equal("h\u00e9\n"u8.ToArray(), await File.ReadAllBytesAsync(folder.File("out")));
    }

    [Fact]
    public async Task A_program_that_has_read_enough_ends_the_writing() => Assert.Equal(0, await TerminalProcess.FeedAsync("exec head -c 1 > /dev/null", static input =>
    {
        for (int line = 0; line < 100_000; line++)
        {
            input.Write("a line that nobody reads, again and again\n");
        }
    }));
}
