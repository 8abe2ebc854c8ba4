using System.Security.Cryptography;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

/// <summary>What travels to a child and back.</summary>
public sealed class ChildStreamTests
{
    private static readonly CancellationToken s_never = CancellationToken.None;

    [Fact]
    public async Task Any_amount_travels_both_ways_at_once()
    {
        byte[] content = new byte[20_000_000];
        new Random(1).NextBytes(content);
        await using ChildProcess child = ChildProcess.Start("cat", []);

        Task<byte[]> hashing = SHA256.HashDataAsync(child.Output, s_never).AsTask();
        await child.Input.WriteAsync(content, s_never);
        child.CloseInput();

        Assert.Equal(SHA256.HashData(content), await hashing);
        Assert.Equal(0, await child.WaitAsync(s_never));
    }

    [Fact]
    public async Task An_answer_comes_while_the_child_still_waits_for_more()
    {
        await using ChildProcess child = ChildProcess.Start("cat", []);
        byte[] answer = new byte[2];
        for (byte round = 0; round < 100; round++)
        {
            await child.Input.WriteAsync(new byte[] { round, 10 }, s_never);
            await child.Input.FlushAsync(s_never);
            await child.Output.ReadExactlyAsync(answer, s_never);
            Assert.Equal([round, 10], answer);
        }
    }

    [Fact]
    public async Task Every_write_after_the_end_of_the_child_is_an_io_failure()
    {
        await using ChildProcess child = ChildProcess.Start("sh", ["-c", "exit 3"]);
        Assert.Equal(3, await child.WaitAsync(s_never));

        for (int write = 0; write < 20; write++)
        {
            await Assert.ThrowsAsync<IOException>(async () => await child.Input.WriteAsync("more"u8.ToArray(), s_never));
            await Task.Delay(1);
        }
    }

    [Fact]
    public async Task A_child_that_ends_while_the_first_bytes_are_written_holds_up_nobody()
    {
        for (int round = 0; round < 100; round++)
        {
            await using ChildProcess child = ChildProcess.Start("true", []);
            Thread.SpinWait(round * 1000);

            Exception? failure = await Record.ExceptionAsync(() => child.Input.WriteAsync(new byte[10], s_never).AsTask().WaitAsync(TimeSpan.FromMinutes(1)));

            Assert.True(failure is null or IOException, $"{failure}");
            Assert.Equal(0, await child.WaitAsync(s_never));
        }
    }

    [Fact]
    public async Task A_child_that_closes_its_input_and_lives_on_fails_the_writer()
    {
        await using ChildProcess child = ChildProcess.Start("sh", ["-c", "exec <&-; echo closed; exec sleep 600"]);
        Assert.Equal("closed\n"u8.ToArray(), await ReadAsync(child.Output, 7));

        await Assert.ThrowsAsync<IOException>(() => WriteWithoutEndAsync(child.Input));
        child.RequestEnd();
    }

    [Fact]
    public async Task A_writer_that_nobody_reads_fails_when_the_child_ends()
    {
        await using ChildProcess child = ChildProcess.Start("sleep", ["600"]);
        Task writing = WriteWithoutEndAsync(child.Input);
        Assert.False(writing.IsCompleted);

        child.RequestEnd();

        await Assert.ThrowsAsync<IOException>(() => writing);
    }

    [Fact]
    public async Task What_a_child_said_can_be_read_after_its_end()
    {
        await using ChildProcess child = ChildProcess.Start("sh", ["-c", "echo last words; echo trouble >&2; exit 4"]);
        Assert.Equal(4, await child.WaitAsync(s_never));

        using var output = new StreamReader(child.Output);
        Assert.Equal("last words\n", await output.ReadToEndAsync(s_never));
        Assert.Equal("trouble\n", child.ErrorText);
    }

    [Fact]
    public async Task A_child_reads_the_end_of_its_input_once_that_is_closed_and_closing_twice_is_nothing_new()
    {
        await using ChildProcess child = ChildProcess.Start("cat", []);
        child.CloseInput();
        child.CloseInput();

        Assert.Equal(0, await child.Output.ReadAsync(new byte[1], s_never));
        Assert.Equal(0, await child.WaitAsync(s_never));
        child.CloseInput();
    }

    [Fact]
    public async Task No_child_holds_the_pipes_of_another()
    {
        await using ChildProcess first = ChildProcess.Start("cat", []);
        await using ChildProcess second = ChildProcess.Start("sleep", ["600"]);

        first.CloseInput();

        Assert.Equal(0, await first.Output.ReadAsync(new byte[1], s_never));
        Assert.Equal(0, await first.WaitAsync(s_never));
        second.RequestEnd();
    }

    private static async Task WriteWithoutEndAsync(Stream input)
    {
        byte[] block = new byte[64 * 1024];
        while (true)
        {
            await input.WriteAsync(block, s_never);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int length)
    {
        byte[] content = new byte[length];
        await stream.ReadExactlyAsync(content, s_never);
        return content;
    }
}
