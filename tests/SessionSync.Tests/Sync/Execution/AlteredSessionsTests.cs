using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Something in a session that both homes hold is altered in place in one of them.</summary>
public sealed class AlteredSessionsTests
{
    private const string Id = TwoHomes.First;

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task It_spreads_nowhere_and_is_mended_when_that_is_asked_for(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome altered, ProjectHome whole) = await AlterAsync(homes, isHere);
        string before = whole.TextOf(Id);

        SessionOutcome outcome = Assert.Single((await homes.SyncAsync()).Outcomes);

        Assert.Equal((SessionAction.Skipped, true, Reasons.Of(isHere ? StepReason.DamagedHere : StepReason.DamagedThere)), (outcome.Action, outcome.IsUnresolved, outcome.Reason));
        Assert.Equal(before, whole.TextOf(Id));
        SessionOutcome again = Assert.Single((await homes.SyncAsync()).Outcomes);
        Assert.Equal((outcome.Action, outcome.Reason, 0), (again.Action, again.Reason, homes.Watched.Reads));

        string damaged = altered.TextOf(Id);
        SessionOutcome mended = Assert.Single((await homes.SyncAsync(new SyncPolicy(RestoreMissing: true))).Outcomes);
        Assert.Equal(Reasons.OfMended(isHere ? StepReason.DamagedHere : StepReason.DamagedThere), mended.Reason);
        Assert.Equal((before, whole.SharedTextOf(Id)), (whole.TextOf(Id), altered.SharedTextOf(Id)));
        Assert.Contains(damaged, homes.Kept.Select(File.ReadAllText));
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task It_does_not_win_over_what_is_whole_and_went_on(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome altered, ProjectHome whole) = await AlterAsync(homes, isHere);
        whole.Say(Id, "third", 5);
        string before = whole.TextOf(Id);

        Assert.True(Assert.Single((await homes.SyncAsync()).Outcomes).IsUnresolved);
        Assert.Contains("FIRST", altered.TextOf(Id), StringComparison.Ordinal);

        await homes.SyncAsync(new SyncPolicy(RestoreMissing: true));
        Assert.Equal((before, whole.SharedTextOf(Id)), (whole.TextOf(Id), altered.SharedTextOf(Id)));
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task What_was_said_behind_it_is_not_lost(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome altered, ProjectHome whole) = await AlterAsync(homes, isHere);
        altered.Say(Id, "third", 5);

        await homes.SyncAsync();
        await homes.SyncAsync(new SyncPolicy(RestoreMissing: true));

        Assert.Contains("third", whole.Everything, StringComparison.Ordinal);
        Assert.Contains("first", whole.TextOf(Id), StringComparison.Ordinal);
        Assert.Equal(whole.SharedTextOf(Id), altered.SharedTextOf(Id));
    }

    [Theory]
    [InlineData("claude-code", true)]
    [InlineData("claude-code", false)]
    [InlineData("pi", true)]
    [InlineData("pi", false)]
    public async Task Where_both_went_on_both_branches_come_together_without_it(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome altered, ProjectHome whole) = await AlterAsync(homes, isHere);
        altered.Say(Id, "said there", 6);
        whole.Say(Id, "said here, and longer than what is said there", 5);

        await homes.SyncAsync();
        await homes.SyncAsync();

        Assert.Equal(whole.SharedTextOf(Id), altered.SharedTextOf(Id));
        Assert.All(["first", "second", "said here", "said there"], words => Assert.Contains(words, whole.TextOf(Id), StringComparison.Ordinal));
        Assert.False((await homes.SyncAsync()).HasWork);
    }

    private static async Task<(ProjectHome Altered, ProjectHome Whole)> AlterAsync(TwoHomes homes, bool isHere)
    {
        homes.Here.Start(Id, "first", "second");
        await homes.SyncAsync();
        (ProjectHome altered, ProjectHome whole) = homes.From(isHere);
        altered.Change(Id, static text => text.Replace("first", "FIRST", StringComparison.Ordinal), 3);
        return (altered, whole);
    }
}
