using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Sessions that an agent has open while they are synced.</summary>
public sealed class LiveSessionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_open_on_the_shorter_side_waits_until_it_is_closed(bool openIsHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add();
        await machines.SyncAsync();
        var there = machines.There.Find(here.Id);
        ClaudeSession open = openIsHere ? here : there;
        ClaudeSession other = openIsHere ? there : here;
        other.AppendTurn("It went on", DateTimeOffset.UtcNow);
        byte[] before = open.Bytes;

        using (new RunningAgent(openIsHere ? machines.Home : machines.RemoteHome, open))
        {
            SyncReport report = await machines.SyncAsync();
            Assert.Equal(before, open.Bytes);
            Assert.Equal("skipped", report.Session.Action);
            Assert.Contains(openIsHere ? "open in the agent here" : "open in the agent there", report.Session.Reason, StringComparison.Ordinal);
        }

        await machines.SyncTwiceAsync();
        Assert.Equal(other.Bytes, open.Bytes);
    }

    [Fact]
    public async Task Of_a_session_that_is_open_here_whole_lines_are_sent()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        await machines.SyncAsync();
        mine.AppendTurn("It went on", DateTimeOffset.UtcNow);
        byte[] whole = mine.Bytes;
        File.AppendAllText(mine.Transcript, "{\"type\":\"assistant\",\"mess");

        using (new RunningAgent(machines.Home, mine))
        {
            await machines.SyncAsync();
            Assert.Equal(whole, machines.There.Find(mine.Id).Bytes);
        }

        File.AppendAllText(mine.Transcript, "age\":{}}\n");
        await machines.SyncTwiceAsync();
        Assert.Equal(mine.Bytes, machines.There.Find(mine.Id).Bytes);
    }

    [Fact]
    public async Task A_new_session_is_taken_over_even_while_it_is_open()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var theirs = machines.There.Add();

        using (new RunningAgent(machines.RemoteHome, theirs))
        {
            await machines.SyncAsync();
            Assert.Equal(theirs.Bytes, machines.Here.Find(theirs.Id).Bytes);
            theirs.AppendTurn("It went on", DateTimeOffset.UtcNow);
            await machines.SyncAsync();
        }

        Assert.Equal(theirs.Bytes, machines.Here.Find(theirs.Id).Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_diverged_session_is_not_rewritten_where_it_is_open(bool openIsHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add();
        await machines.SyncAsync();
        var there = machines.There.Find(here.Id);
        here.AppendTurn("Words had here", DateTimeOffset.UtcNow.AddMinutes(-9));
        there.AppendTurn("Words had there", DateTimeOffset.UtcNow.AddMinutes(-5));
        ClaudeSession open = openIsHere ? here : there;
        byte[] before = open.Bytes;

        using (new RunningAgent(openIsHere ? machines.Home : machines.RemoteHome, open))
        {
            await machines.SyncAsync();
            Assert.Equal(before, open.Bytes);
        }

        await machines.SyncTwiceAsync();
        Assert.Equal(here.Bytes, there.Bytes);
        Assert.All(new[] { "Words had here", "Words had there" }, words => Assert.Contains(words, here.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_crashed_agent_left_behind_holds_nothing_up(bool crashedHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add();
        await machines.SyncAsync();
        var there = machines.There.Find(here.Id);
        (crashedHere ? there : here).AppendTurn("It went on", DateTimeOffset.UtcNow);
        using var agent = new RunningAgent(crashedHere ? machines.Home : machines.RemoteHome, here);
        agent.Crash();

        await machines.SyncAsync();

        Assert.Equal(here.Bytes, there.Bytes);
        Assert.Contains("It went on", here.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_sessions_go_on_while_one_is_open()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var open = machines.Here.Add();
        await machines.SyncAsync();
        machines.There.Find(open.Id).AppendTurn("It went on", DateTimeOffset.UtcNow);
        var other = machines.There.Add();

        using var agent = new RunningAgent(machines.Home, open);
        SyncReport report = await machines.SyncAsync();

        Assert.True(machines.Here.Find(other.Id).Exists);
        Assert.Equal((1, 1), (report.Summary.Pulled, report.Summary.Skipped));
    }
}
