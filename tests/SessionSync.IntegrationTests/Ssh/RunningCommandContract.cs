using System.Globalization;
using System.Security.Cryptography;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Platform;

namespace SessionSync.IntegrationTests.Ssh;

/// <summary>What a command on a host does, whatever connects to it.</summary>
public abstract class RunningCommandContract(SshServer server)
{
    private static readonly CancellationToken s_never = CancellationToken.None;

    protected SshServer Server => server;

    [Fact]
    public async Task It_says_what_it_says_and_ends_as_it_ends()
    {
        await using IRunningCommand command = await StartAsync("echo out; echo trouble >&2; exit 7");

        Assert.Equal("out\n", await ReadToEndAsync(command));
        Assert.Equal(7, await command.WaitAsync(s_never));
        Assert.Equal("trouble\n", command.ErrorText);
    }

    [Fact]
    public async Task Any_amount_travels_both_ways_at_once()
    {
        byte[] content = RandomNumberGenerator.GetBytes(6_000_000);
        await using IRunningCommand command = await StartAsync("cat");

        Task<byte[]> hashing = SHA256.HashDataAsync(command.Output, s_never).AsTask();
        await command.Input.WriteAsync(content, s_never);
        command.CloseInput();

        Assert.Equal(SHA256.HashData(content), await hashing);
        Assert.Equal(0, await command.WaitAsync(s_never));
    }

    [Fact]
    public async Task The_end_of_the_input_arrives_without_a_byte_before_it()
    {
        await using IRunningCommand command = await StartAsync("cat; echo ended");

        command.CloseInput();
        command.CloseInput();

        Assert.Equal("ended\n", await ReadToEndAsync(command));
    }

    [Fact]
    public async Task An_answer_comes_while_it_still_waits_for_more()
    {
        await using IRunningCommand command = await StartAsync("cat");
        byte[] answer = new byte[2];
        for (byte round = 0; round < 20; round++)
        {
            await command.Input.WriteAsync(new byte[] { round, 10 }, s_never);
            await command.Input.FlushAsync(s_never);
            await command.Output.ReadExactlyAsync(answer, s_never);
            Assert.Equal([round, 10], answer);
        }
    }

    [Fact]
    public async Task A_long_command_arrives_whole_and_leaves_the_input_to_the_program()
    {
        await using IRunningCommand command = await StartAsync($"echo {new string('x', 90_000)} | wc -c; cat");

        await command.Input.WriteAsync("input"u8.ToArray(), s_never);
        command.CloseInput();

        Assert.Equal("90001\ninput", await ReadToEndAsync(command));
    }

    [Fact]
    public async Task Writing_after_its_end_is_an_io_failure()
    {
        await using IRunningCommand command = await StartAsync("exit 3");
        Assert.Equal(3, await command.WaitAsync(s_never));

        await Assert.ThrowsAsync<IOException>(async () => await command.Input.WriteAsync("more"u8.ToArray(), s_never));
    }

    [Fact]
    public async Task Nobody_waits_for_a_command_that_was_asked_to_end()
    {
        await using IRunningCommand command = await StartAsync("echo ready; sleep 600");
        await command.Output.ReadExactlyAsync(new byte[6], s_never);

        command.RequestEnd();

        Assert.NotEqual(0, await command.WaitAsync(s_never));
        Assert.Equal("", await ReadToEndAsync(command));
    }

    [Fact]
    public async Task Waiting_can_be_given_up()
    {
        await using IRunningCommand command = await StartAsync("sleep 600");
        using var stop = new CancellationTokenSource();
        Task<int> waiting = command.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        command.RequestEnd();
    }

    [Fact]
    public async Task Whoever_does_not_read_has_the_host_wait()
    {
        RemoteHome home = await server.CreateHomeAsync();
        await using IRunningCommand command = Start(home, "i=0; while [ $i -lt 2000 ]; do i=$((i+1)); head -c 100000 /dev/zero; echo $i >progress; done");
        await command.Output.ReadExactlyAsync(new byte[1], s_never);
        string progress = home.Combine("progress");

        // It stands still when all that lies between is full: as long as it goes on, that is no answer.
        string before = "";
        for (string now = "start"; now.Length == 0 || now != before; now = File.Exists(progress) ? File.ReadAllText(progress).Trim() : "")
        {
            before = now;
            await Task.Delay(TimeSpan.FromSeconds(2));
        }

        Assert.InRange(int.Parse(before, CultureInfo.InvariantCulture) * 100_000L, 1, LargestBuffers() + 8_000_000);
        command.RequestEnd();
    }

    /// <summary>What the kernel itself may hold of a connection on its two ends, in bytes: some allow 32 MB, others 6.</summary>
    private static long LargestBuffers() => ((string[])["tcp_rmem", "tcp_wmem"]).Sum(
        static limits => long.Parse(File.ReadAllText($"/proc/sys/net/ipv4/{limits}").Split('\t')[2], CultureInfo.InvariantCulture));

    /// <summary>Starts a line of shell on a host.</summary>
    protected abstract IRunningCommand Start(RemoteHome home, string commandLine);

    private async Task<IRunningCommand> StartAsync(string commandLine) => Start(await server.CreateHomeAsync(), commandLine);

    private static async Task<string> ReadToEndAsync(IRunningCommand command)
    {
        using var reader = new StreamReader(command.Output);
        return await reader.ReadToEndAsync(s_never);
    }
}
