using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Sessions that went on in two places.</summary>
public sealed class DivergenceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_diverged_session_keeps_both_branches_on_both_sides_with_the_newer_one_last(bool newerIsHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        (ClaudeSession here, ClaudeSession there) = await DivergeAsync(machines, newerIsHere);
        string newerLeaf = (newerIsHere ? here : there).LastUuid!;

        SyncReport report = await machines.SyncAsync();

        Assert.Equal(1, report.Summary.Merged);
        Assert.Equal(here.Bytes, there.Bytes);
        Assert.All(new[] { "Common words", "Words had here", "Words had there" }, words => Assert.Contains(words, here.Text, StringComparison.Ordinal));
        Assert.Equal(newerLeaf, here.LastUuid);
        Assert.Contains($"\"leafUuid\":\"{newerLeaf}\"", File.ReadLines(here.Transcript).Last(line => line.Contains("last-prompt", StringComparison.Ordinal)), StringComparison.Ordinal);
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task Both_versions_of_a_merged_session_are_kept_in_the_journal()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        (ClaudeSession here, ClaudeSession there) = await DivergeAsync(machines, newerIsHere: true);
        byte[][] versions = [here.Bytes, there.Bytes];

        await machines.SyncAsync();

        Assert.All(versions, version => Assert.Contains(Journal(machines), kept => kept.SequenceEqual(version)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task With_prefer_newer_the_newer_last_message_wins_and_the_older_file_is_kept_in_the_journal(bool newerIsHere)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        (ClaudeSession here, ClaudeSession there) = await DivergeAsync(machines, newerIsHere);
        byte[] winner = (newerIsHere ? here : there).Bytes;
        byte[] loser = (newerIsHere ? there : here).Bytes;

        // The clocks of the files say the opposite; only messages count.
        (newerIsHere ? there : here).Modified = DateTimeOffset.UtcNow.AddMinutes(30);
        SyncReport report = await machines.SyncAsync("--prefer", "newer");

        Assert.Equal(winner, here.Bytes);
        Assert.Equal(winner, there.Bytes);
        Assert.Equal("replaced", report.Session.Action);
        Assert.Contains(Journal(machines), kept => kept.SequenceEqual(loser));
        (await machines.SyncAsync()).ShouldBeQuiet();
    }

    [Fact]
    public async Task The_instants_of_messages_are_compared_not_their_texts()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        string today = DateTime.UtcNow.AddDays(-1).ToString("yyyy-MM-dd");
        var here = machines.Here.Add(lastMessage: DateTimeOffset.UtcNow.AddDays(-2));
        var there = machines.There.CopyFrom(here);
        // Ten o'clock in Tokyo is one o'clock in Greenwich, and so before nine o'clock there.
        here.AppendLine(Message("the older one", $"{today}T10:00:00.000+09:00"));
        there.AppendLine(Message("the newer one", $"{today}T09:00:00.000Z"));

        await machines.SyncAsync("--prefer", "newer");

        Assert.Contains("the newer one", here.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("the older one", here.Text, StringComparison.Ordinal);
        Assert.Equal(here.Bytes, there.Bytes);
    }

    [Fact]
    public async Task A_time_inside_a_tools_input_does_not_make_a_session_newer()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add(lastMessage: DateTimeOffset.UtcNow.AddDays(-1));
        var there = machines.There.CopyFrom(here);
        there.AppendLine("""{"type":"assistant","message":{"role":"assistant","content":[{"type":"tool_use","name":"Bash","input":{"timestamp":"2099-01-01T00:00:00.000Z"}}]},"uuid":"u-old","timestamp":"OLD"}"""
            .Replace("OLD", Time(DateTimeOffset.UtcNow.AddHours(-20)), StringComparison.Ordinal));
        here.AppendTurn("The newer one", DateTimeOffset.UtcNow.AddHours(-1));

        await machines.SyncAsync("--prefer", "newer");

        Assert.Contains("The newer one", there.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2099", here.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("push")]
    [InlineData("pull")]
    public async Task A_diverged_session_is_merged_only_on_the_side_that_may_be_written(string verb)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        (ClaudeSession here, ClaudeSession there) = await DivergeAsync(machines, newerIsHere: true);
        ClaudeSession untouched = verb == "push" ? here : there;
        ClaudeSession merged = verb == "push" ? there : here;
        byte[] before = untouched.Bytes;

        await machines.SyncAsync(verb);

        Assert.Equal(before, untouched.Bytes);
        Assert.All(new[] { "Words had here", "Words had there" }, words => Assert.Contains(words, merged.Text, StringComparison.Ordinal));
        await machines.SyncTwiceAsync();
        Assert.Equal(here.Bytes, there.Bytes);
    }

    [Fact]
    public async Task Three_machines_that_all_went_on_end_up_with_the_same_three_branches()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        (ClaudeSession here, ClaudeSession there) = await DivergeAsync(machines, newerIsHere: true);
        string thirdHome = machines.Folder.CreateDirectory("third");
        var third = new ClaudeSessions(thirdHome, "/srv/product").CopyFrom(here);
        third.AppendTurn("Words had elsewhere", DateTimeOffset.UtcNow.AddMinutes(-1));
        string[] targets = [machines.Targets[0], $"dir:{thirdHome}:/srv/product"];

        foreach (string target in new[] { targets[0], targets[1], targets[0] })
        {
            machines.Targets = [target];
            await machines.SyncAsync();
        }

        Assert.Equal(here.Bytes, there.Bytes);
        Assert.Equal(here.Bytes, third.Bytes);
        Assert.All(new[] { "Words had here", "Words had there", "Words had elsewhere" }, words => Assert.Contains(words, there.Text, StringComparison.Ordinal));
    }

    private static async Task<(ClaudeSession Here, ClaudeSession There)> DivergeAsync(TwoMachines machines, bool newerIsHere)
    {
        var here = machines.Here.Add(lastMessage: DateTimeOffset.UtcNow.AddHours(-3));
        here.AppendTurn("Common words", DateTimeOffset.UtcNow.AddHours(-2));
        await machines.SyncAsync();
        var there = machines.There.Find(here.Id);
        here.AppendTurn("Words had here", DateTimeOffset.UtcNow.AddMinutes(newerIsHere ? -5 : -50));
        there.AppendTurn("Words had there", DateTimeOffset.UtcNow.AddMinutes(-20));
        return (here, there);
    }

    private static List<byte[]> Journal(TwoMachines machines) =>
        [.. Directory.EnumerateFiles(Path.Combine(machines.Home, ".local", "state", "session-sync", "journal"), "*", SearchOption.AllDirectories).Select(File.ReadAllBytes)];

    private static string Message(string text, string time) =>
        $$"""{"type":"user","message":{"role":"user","content":"{{text}}"},"uuid":"{{Guid.NewGuid()}}","parentUuid":null,"timestamp":"{{time}}"}""";

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
