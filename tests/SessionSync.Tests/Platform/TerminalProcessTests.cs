using System.ComponentModel;
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

    [Fact]
    public async Task Its_exit_code_is_told()
    {
        Assert.Equal(7, await TerminalProcess.RunAsync("sh", ["-c", "exit 7"], "/usr/bin:/bin", CancellationToken.None));
        Assert.Equal(0, await TerminalProcess.RunAsync("/bin/sh", ["-c", "test \"$1\" = 'a \"b'", "sh", "a \"b"], "", CancellationToken.None));
    }

    [Fact]
    public async Task It_is_killed_when_nobody_wants_it_any_more()
    {
        using CancellationTokenSource stop = new();
        Task<int> running = TerminalProcess.RunAsync("sleep", ["600"], "/usr/bin:/bin", stop.Token);
        Assert.False(running.IsCompleted);

        await stop.CancelAsync();

        Assert.Equal(128 + 9, await running);
    }

    [Theory]
    [InlineData("sh", "")]
    [InlineData("sh", ".")]
    [InlineData("/nowhere/sh", "/bin")]
    public Task What_is_not_there_is_told(string program, string searchPath) =>
        Assert.ThrowsAsync<Win32Exception>(() => TerminalProcess.RunAsync(program, [], searchPath, CancellationToken.None));
}
