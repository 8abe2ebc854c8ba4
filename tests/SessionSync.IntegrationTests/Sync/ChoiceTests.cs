using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>What a run looks at and which side it may write.</summary>
public sealed class ChoiceTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task Push_changes_nothing_here_and_pull_nothing_there()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();

        SyncReport push = await machines.SyncAsync("push");
        Assert.Equal([mine.Id], machines.Here.Ids);
        Assert.Equal(2, machines.There.Ids.Count);
        machines.There.Add();
        var late = machines.Here.Add();
        SyncReport pull = await machines.SyncAsync("pull");

        Assert.Equal((1, 0), (push.Summary.Pushed, push.Summary.Pulled));
        Assert.Equal((0, 2), (pull.Summary.Pushed, pull.Summary.Pulled));
        Assert.True(machines.Here.Find(theirs.Id).Exists);
        Assert.False(machines.There.Find(late.Id).Exists);
    }

    [Theory]
    [InlineData("push", false, true)]
    [InlineData("pull", true, false)]
    public async Task Appended_tails_follow_the_direction_too(string verb, bool hereIsWhole, bool thereIsWhole)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();
        await machines.SyncAsync();
        mine.AppendTurn("More here", Now);
        theirs.AppendTurn("More there", Now);

        await machines.SyncAsync(verb);

        Assert.Equal(thereIsWhole, machines.There.Find(mine.Id).Text.Contains("More here", StringComparison.Ordinal));
        Assert.Equal(hereIsWhole, machines.Here.Find(theirs.Id).Text.Contains("More there", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_too_old_is_counted_on_every_run_until_it_was_proven_to_be_equal()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        machines.Here.Add(lastMessage: Now.AddDays(-20));
        machines.There.Add(lastMessage: Now.AddDays(-30));

        SyncReport first = await machines.SyncAsync();
        SyncReport again = await machines.SyncAsync();
        SyncReport all = await machines.SyncAsync("--all-sessions");
        machines.Here.Add();
        SyncReport later = await machines.SyncAsync();

        Assert.Equal([2, 2, 0, 0], new[] { first, again, all, later }.Select(report => report.Summary.Older));
        Assert.EndsWith("nothing to do, 1 session in sync; 2 older than 7 days not looked at (--all-sessions)", again.Summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_other_direction_brings_does_not_pass_for_in_sync()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        await machines.SyncTwiceAsync();
        machines.There.Add();

        SyncReport push = await machines.SyncAsync("push");

        Assert.EndsWith("nothing to do, 1 session in sync; 1 newer there not fetched", push.Summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_session_that_was_asked_for_is_synced_whatever_its_age()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var wanted = machines.Here.Add(lastMessage: Now.AddDays(-100));
        machines.Here.Add();
        machines.There.Add();

        SyncReport report = await machines.SyncAsync("--session", wanted.Id);

        Assert.Equal(wanted.Id, report.Session.Id);
        Assert.Contains(wanted.Id, machines.There.Ids);
        Assert.Equal((2, 2), (machines.Here.Ids.Count, machines.There.Ids.Count));
        Assert.Equal(2, (await machines.SyncAsync()).Sessions.Count);
    }

    [Fact]
    public async Task A_session_that_is_on_neither_side_is_no_success()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();

        CommandResult result = await machines.Cli.RunAsync([.. machines.Targets, "--session", "zzz"]);

        result.ShouldExitWith(3);
        Assert.Contains("There is no session zzz", result.StandardError, StringComparison.Ordinal);
        Assert.Empty(machines.There.Ids);
    }

    [Fact]
    public async Task Sessions_without_a_message_in_the_last_days_are_left_until_more_days_are_asked_for()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var recent = machines.Here.Add(lastMessage: Now.AddDays(-6));
        var old = machines.Here.Add(lastMessage: Now.AddDays(-8));
        var older = machines.There.Add(lastMessage: Now.AddDays(-40));

        await machines.SyncAsync();
        Assert.Equal(new[] { older.Id, recent.Id }.Order(), machines.There.Ids);
        await machines.SyncAsync("--days", "9");
        Assert.True(machines.There.Find(old.Id).Exists);
        Assert.False(machines.Here.Find(older.Id).Exists);
        await machines.SyncAsync("--all-sessions");

        Assert.True(machines.Here.Find(older.Id).Exists);
    }

    [Fact]
    public async Task A_session_that_is_recent_on_one_side_only_is_completed_on_the_other()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add(lastMessage: Now.AddDays(-30));
        var there = machines.There.CopyFrom(here);
        there.AppendTurn("It went on", Now.AddDays(-1));

        await machines.SyncAsync();

        Assert.Equal(there.Bytes, here.Bytes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_fuller_session_with_an_old_file_time_is_never_replaced_by_a_shorter_one_that_was_just_touched(bool fullerIsThere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var (fullerSide, shorterSide) = fullerIsThere ? (machines.There, machines.Here) : (machines.Here, machines.There);
        var shorter = shorterSide.Add(turns: 3, lastMessage: Now.AddDays(-4));
        var fuller = fullerSide.CopyFrom(shorter);
        fuller.AppendTurn("The fourth", Now.AddDays(-3));
        fuller.AppendTurn("The fifth", Now.AddDays(-2));
        byte[] all = fuller.Bytes;
        fuller.Modified = Now.AddDays(-10);
        shorter.Modified = Now;

        await machines.SyncAsync();

        Assert.Equal(all, fuller.Bytes);
        Assert.Equal(all, shorter.Bytes);
    }

    [Fact]
    public async Task A_fuller_session_whose_messages_are_all_old_stays_as_it_is_when_the_shorter_one_was_just_touched()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add(turns: 3, lastMessage: Now.AddDays(-11));
        var there = machines.There.CopyFrom(here);
        there.AppendTurn("The fourth", Now.AddDays(-10));
        byte[] all = there.Bytes;
        here.Modified = Now;

        await machines.SyncAsync();
        Assert.Equal(all, there.Bytes);
        await machines.SyncAsync("--days", "12");

        Assert.Equal(all, there.Bytes);
        Assert.Equal(all, here.Bytes);
    }

    [Fact]
    public async Task A_session_that_went_away_on_one_side_is_left_and_named()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        var goneThere = machines.Here.Add();
        var goneHere = machines.There.Add();
        await machines.SyncAsync();
        machines.There.Find(goneThere.Id).Delete();
        machines.Here.Find(goneHere.Id).Delete();

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(new[] { goneThere.Id, goneHere.Id }.Order(), report.Sessions.Select(session => session.Id));
        Assert.All(report.Sessions, session => Assert.Equal("skipped", session.Action));
        Assert.Contains("--restore-missing", report.Sessions[0].Reason, StringComparison.Ordinal);
        Assert.True(goneThere.Exists && goneHere.Exists);
        Assert.False(machines.There.Find(goneThere.Id).Exists || machines.Here.Find(goneHere.Id).Exists);
    }

    [Fact]
    public async Task Sessions_that_went_away_come_back_when_that_is_asked_for()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        var goneThere = machines.Here.Add();
        var goneHere = machines.There.Add();
        await machines.SyncAsync();
        machines.There.Find(goneThere.Id).Delete();
        machines.Here.Find(goneHere.Id).Delete();

        await machines.SyncAsync("--restore-missing");

        Assert.Equal(goneThere.Bytes, machines.There.Find(goneThere.Id).Bytes);
        Assert.Equal(goneHere.Bytes, machines.Here.Find(goneHere.Id).Bytes);
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task A_session_that_lost_records_on_one_side_is_left_fuller_on_the_other_and_named()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add(turns: 4);
        await machines.SyncAsync();
        var damaged = machines.There.Find(mine.Id);
        File.WriteAllBytes(damaged.Transcript, mine.Bytes[..(mine.Bytes.Length / 2)]);

        (await machines.RunAsync()).Result.ShouldExitWith(3);
        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.Equal(("skipped", mine.Id), (report.Session.Action, report.Session.Id));
        Assert.Contains("shorter", report.Session.Reason, StringComparison.Ordinal);
        Assert.True(mine.Bytes.Length > damaged.Bytes.Length);
        await machines.SyncAsync("--restore-missing");
        Assert.Equal(mine.Bytes, damaged.Bytes);
    }
}
