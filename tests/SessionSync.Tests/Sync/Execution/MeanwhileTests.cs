using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Sessions that somebody writes to while they are synced.</summary>
public sealed class MeanwhileTests
{
    private const string Id = TwoHomes.First;
    private const string Waits = "changed while it was synced; it waits for the next run";

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task Half_a_line_that_was_listed_does_not_arrive_torn(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first", "second");
        string whole = one.TextOf(Id);
        one.Change(Id, static text => text[..^5], 1);

        TargetResult result = await homes.SyncAsync(watch: there => there.OnListed = () => one.Change(Id, _ => whole, 1));

        Assert.Equal((SessionAction.Skipped, Waits), (Assert.Single(result.Outcomes).Action, result.Outcomes[0].Reason));
        Assert.Empty(other.Files);
        await homes.SyncAsync();
        Assert.Equal(one.SharedTextOf(Id), other.SharedTextOf(Id));
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task Half_a_line_that_stays_so_arrives_as_it_is(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first", "second").Change(Id, static text => text[..^5], 1);

        await homes.SyncAsync();

        Assert.Equal(one.SharedTextOf(Id), other.SharedTextOf(Id));
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task What_is_said_after_it_was_listed_comes_with_the_next_run(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first");

        TargetResult result = await homes.SyncAsync(watch: there => there.OnListed = () => one.Say(Id, "meanwhile", 5));

        Assert.Equal(0, result.Summary.Failed);
        Assert.DoesNotContain("meanwhile", other.TextOf(Id), StringComparison.Ordinal);
        Assert.Equal(1, (await homes.SyncAsync()).Summary.Appended);
        Assert.Equal(one.SharedTextOf(Id), other.SharedTextOf(Id));
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task A_file_that_is_gone_when_it_is_read_is_a_failure(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first").Start(TwoHomes.Second, "other");

        TargetResult result = await homes.SyncAsync(watch: there => there.OnListed = () => File.Delete(one.PathOf(Id)));

        Assert.Equal(Id, Assert.Single(result.Outcomes, static outcome => outcome.Action == SessionAction.Failed).Session.Id);
        Assert.Single(other.Files);
        Assert.Equal((1, 1), (result.Summary.Failed, result.Summary.Pushed + result.Summary.Pulled));
    }

    [Theory]
    [InlineData("codex", true)]
    [InlineData("codex", false)]
    [InlineData("pi", true)]
    [InlineData("pi", false)]
    public async Task A_header_that_turns_out_to_be_damaged_travels_as_it_is(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first").Start(TwoHomes.Second, "other");
        one.Change(Id, static text => text.Insert(text.IndexOf('\n', StringComparison.Ordinal) - 1, "\u00ff"), 3);

        TargetResult result = await homes.SyncAsync();

        Assert.Equal((0, 2), (result.Summary.Failed, result.Summary.Pushed + result.Summary.Pulled));
        Assert.Equal(await File.ReadAllBytesAsync(one.PathOf(Id), TestContext.Current.CancellationToken), await File.ReadAllBytesAsync(other.PathOf(Id), TestContext.Current.CancellationToken));
        Assert.Equal(one.SharedTextOf(TwoHomes.Second), other.SharedTextOf(TwoHomes.Second));
        Assert.False((await homes.SyncAsync()).HasWork);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40_000)]
    public async Task Only_whole_lines_of_a_session_that_is_open_here_are_sent(int unfinished)
    {
        using var homes = new TwoHomes("claude-code");
        homes.Here.Start(Id, "first").Start(TwoHomes.Second, "other");
        string whole = homes.Here.TextOf(Id);
        homes.Here.Change(Id, text => text + new string('x', unfinished), 3);
        homes.Here.Change(TwoHomes.Second, static text => text[..^3], 3);
        Open(homes.Here);

        await homes.SyncAsync();

        Assert.Equal(whole, homes.There.TextOf(Id));
        Assert.Equal(homes.Here.TextOf(TwoHomes.Second), homes.There.TextOf(TwoHomes.Second));
        homes.Here.Change(Id, _ => whole, 4).Say(Id, "second", 5);
        await homes.SyncAsync();
        Assert.Equal(homes.Here.TextOf(Id), homes.There.TextOf(Id));
    }

    [Fact]
    public async Task Of_a_session_that_is_open_here_and_has_no_whole_line_more_nothing_is_sent()
    {
        using var homes = new TwoHomes("claude-code");
        homes.Here.Start(Id, "first");
        await homes.SyncAsync();
        homes.Here.Change(Id, static text => text + "{", 3);
        Open(homes.Here);

        TargetResult result = await homes.SyncAsync();

        Assert.Equal((0, 0, true), (homes.Watched.Writes, result.Outcomes.Length, homes.Here.TextOf(Id) == homes.There.TextOf(Id) + "{"));
    }

    [Fact]
    public async Task A_session_that_is_open_here_is_not_written_here()
    {
        using var homes = new TwoHomes("claude-code");
        homes.Here.Start(Id, "first");
        await homes.SyncAsync();
        homes.There.Say(Id, "said there", 5);
        Open(homes.Here);

        SessionOutcome outcome = Assert.Single((await homes.SyncAsync()).Outcomes);

        Assert.Equal((SessionAction.Skipped, Reasons.Of(StepReason.OpenHere)), (outcome.Action, outcome.Reason));
        Assert.DoesNotContain("said there", homes.Here.TextOf(Id), StringComparison.Ordinal);
    }

    /// <summary>A client has the session open: these tests.</summary>
    private static void Open(ProjectHome home) => home.Write(
        $".claude/sessions/{Environment.ProcessId}.json", $$"""{"pid":{{Environment.ProcessId}},"sessionId":"{{Id}}","cwd":"{{home.Project}}"}""", ProjectHome.Morning);
}
