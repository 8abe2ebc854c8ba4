using System.Globalization;
using SessionSync.Platform;

namespace SessionSync.Tests.Platform;

/// <summary>How a child comes to its end.</summary>
public sealed class ChildEndTests
{
    private const int SignalTerm = 15;
    private const int SignalKill = 9;
    private static readonly CancellationToken s_never = CancellationToken.None;

    [Fact]
    public async Task A_child_that_is_asked_to_end_can_still_say_how()
    {
        await using ChildProcess child = ChildProcess.Start("sh", ["-c", "trap 'exit 5' TERM; echo ready; while :; do sleep 0.05; done"]);
        using var output = new StreamReader(child.Output);
        Assert.Equal("ready", await output.ReadLineAsync(s_never));

        child.RequestEnd();

        Assert.Equal(5, await child.WaitAsync(s_never));
        child.RequestEnd();
    }

    [Fact]
    public async Task A_signal_that_ends_it_shows_in_the_exit_code()
    {
        await using ChildProcess child = ChildProcess.Start("sleep", ["600"]);

        child.RequestEnd();

        Assert.Equal(128 + SignalTerm, await child.WaitAsync(s_never));
    }

    [Fact]
    public async Task Ending_it_begins_with_closing_its_input()
    {
        await using ChildProcess child = ChildProcess.Start("sh", ["-c", "trap '' TERM; cat; exit 6"]);

        await child.EndAsync();

        Assert.Equal(6, await child.WaitAsync(s_never));
    }

    [Fact]
    public async Task A_child_that_heeds_nothing_is_killed_with_all_that_it_started()
    {
        ChildProcess child = ChildProcess.Start("sh", ["-c", "trap '' TERM; sleep 600 <&- >&- 2>&- & echo $!; while :; do wait; sleep 0.2; done"]);
        using var output = new StreamReader(child.Output);
        int grandchild = int.Parse((await output.ReadLineAsync(s_never))!, CultureInfo.InvariantCulture);

        await child.EndAsync();

        Assert.Equal(128 + SignalKill, await child.WaitAsync(s_never));
        await child.DisposeAsync();
        await AssertEndsAsync(grandchild);
    }

    [Fact]
    public async Task A_grandchild_that_holds_the_pipes_is_not_waited_for()
    {
        ChildProcess child = ChildProcess.Start("sh", ["-c", "sleep 600 & echo $!; echo trouble >&2; exit 3"]);
        using var output = new StreamReader(child.Output);
        int grandchild = int.Parse((await output.ReadLineAsync(s_never))!, CultureInfo.InvariantCulture);

        Assert.Equal(3, await child.WaitAsync(s_never));
        Assert.Equal("trouble\n", child.ErrorText);
        await child.DisposeAsync();

        Assert.True(IsAlive(grandchild));
        System.Diagnostics.Process.GetProcessById(grandchild).Kill();
    }

    [Fact]
    public async Task Waiting_can_be_given_up_and_begun_again()
    {
        await using ChildProcess child = ChildProcess.Start("cat", []);
        using var stop = new CancellationTokenSource();
        Task<int> waiting = child.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        child.CloseInput();
        Assert.Equal(0, await child.WaitAsync(s_never));
    }

    [Fact]
    public async Task What_was_let_go_ends_by_itself()
    {
        ChildProcess child = ChildProcess.Start("sh", ["-c", "echo $$; cat"]);
        using var output = new StreamReader(child.Output);
        int id = int.Parse((await output.ReadLineAsync(s_never))!, CultureInfo.InvariantCulture);

        child.RequestEnd();
        child.Forget();

        await AssertEndsAsync(id);
    }

    private static async Task AssertEndsAsync(int id)
    {
        for (int attempt = 0; attempt < 600 && IsAlive(id); attempt++)
        {
            await Task.Delay(50);
        }

        Assert.False(IsAlive(id), $"process {id} still runs");
    }

    /// <summary>One that nobody has waited for yet is as good as gone.</summary>
    private static bool IsAlive(int id)
    {
        try
        {
            string status = File.ReadAllText($"/proc/{id}/stat");
            return status[(status.LastIndexOf(')') + 2)..][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
