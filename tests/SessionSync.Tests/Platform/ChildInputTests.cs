using System.IO.Pipes;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

/// <summary>The way into a child, closed by one thread while another writes.</summary>
public sealed class ChildInputTests
{
    private static readonly CancellationToken s_never = CancellationToken.None;

    /// <summary>Longer than any of this takes on a busy machine.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Closing_it_while_the_first_bytes_are_written_ends_both()
    {
        for (int round = 0; round < 2000; round++)
        {
            using var child = new AnonymousPipeServerStream(PipeDirection.In);
            var input = new ChildInput(new AnonymousPipeClientStream(PipeDirection.Out, child.ClientSafePipeHandle));
            using var start = new Barrier(2);
            int headStart = round % 300;
            Task writing = OnThreadOfItsOwn(() =>
            {
                start.SignalAndWait();
                return input.WriteAsync(new byte[10], s_never).AsTask();
            });
            Task closing = OnThreadOfItsOwn(() =>
            {
                start.SignalAndWait();
                Thread.SpinWait(headStart);
                return input.DisposeAsync().AsTask();
            });

            await closing.WaitAsync(s_patience);
            Exception? failure = await Record.ExceptionAsync(() => writing.WaitAsync(s_patience));
            Assert.True(failure is null or IOException, $"{failure}");
            Assert.InRange(await child.ReadAtLeastAsync(new byte[11], 11, throwOnEndOfStream: false, s_never).AsTask().WaitAsync(s_patience), 0, 10);
        }
    }

    [Fact]
    public async Task Whoever_closes_the_stream_that_it_was_made_of_closes_nothing()
    {
        using var child = new AnonymousPipeServerStream(PipeDirection.In);
        var original = new AnonymousPipeClientStream(PipeDirection.Out, child.ClientSafePipeHandle);
        var input = new ChildInput(original);

        await original.DisposeAsync();
        await input.WriteAsync(new byte[] { 7 }, s_never);
        await input.DisposeAsync();

        byte[] read = new byte[2];
        Assert.Equal(1, await child.ReadAtLeastAsync(read, 2, throwOnEndOfStream: false, s_never));
        Assert.Equal(7, read[0]);
    }

    [Fact]
    public async Task A_write_that_nobody_reads_fails_when_it_is_closed()
    {
        using var child = new AnonymousPipeServerStream(PipeDirection.In);
        var input = new ChildInput(new AnonymousPipeClientStream(PipeDirection.Out, child.ClientSafePipeHandle));
        Task writing = input.WriteAsync(new byte[1_000_000], s_never).AsTask();
        Assert.False(writing.IsCompleted);

        await input.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => writing.WaitAsync(s_patience));
        await Assert.ThrowsAsync<IOException>(async () => await input.WriteAsync(new byte[1], s_never));
    }

    private static Task OnThreadOfItsOwn(Func<Task> action) =>
        Task.Factory.StartNew(action, s_never, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
}
