using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What a sync does with every agent's sessions where the project lies at different paths.</summary>
public sealed class TwoWayTests
{
    private const string Id = TwoHomes.First;

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task A_session_arrives_whole_with_the_other_machines_directory_in_its_header(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first", "second");

        TargetResult result = await homes.SyncAsync();

        Assert.Equal(isHere ? (1, 0) : (0, 1), (result.Summary.Pushed, result.Summary.Pulled));
        Assert.Equal(one.SharedTextOf(Id), other.SharedTextOf(Id));
        Assert.Equal(one.StampOf(Id).ModifiedSeconds, other.StampOf(Id).ModifiedSeconds);
        SessionOutcome outcome = Assert.Single(result.Outcomes);
        Assert.Equal((other.StampOf(Id).Size, "first"), (outcome.Bytes, outcome.Title));
        Assert.Equal(1, (await homes.ShouldBeQuietAsync()).Summary.Unchanged);
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task Only_what_was_said_since_travels(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first");
        await homes.SyncAsync();
        long before = one.StampOf(Id).Size;
        one.Say(Id, "second", 5);

        TargetResult result = await homes.SyncAsync();

        Assert.Equal((1, one.StampOf(Id).Size - before), (result.Summary.Appended, Assert.Single(result.Outcomes).Bytes));
        Assert.Equal(one.SharedTextOf(Id), other.SharedTextOf(Id));
        Assert.Equal(one.StampOf(Id).ModifiedSeconds, other.StampOf(Id).ModifiedSeconds);
        Assert.Equal(1, (await homes.ShouldBeQuietAsync()).Summary.Unchanged);
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Agents), MemberType = typeof(TwoHomes))]
    public async Task Sides_that_hold_the_same_from_the_first_are_only_remembered(string agent)
    {
        using var homes = new TwoHomes(agent);
        homes.Here.Start(Id, "first");
        await homes.SyncAsync();
        homes.ForgetAll();

        TargetResult result = await homes.SyncAsync();

        Assert.Equal((1, 0, 0), (result.Summary.Unchanged, homes.Watched.Writes, homes.Journal.Length - 1));
        Assert.Empty(result.Outcomes);
        Assert.Equal(1, (await homes.ShouldBeQuietAsync()).Summary.Unchanged);
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task A_session_that_comes_back_to_where_it_was_made_says_the_same(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first");
        one.Start(TwoHomes.Second, "other");
        await homes.SyncAsync();
        string whole = one.SharedTextOf(Id);
        File.Delete(one.PathOf(Id));

        SessionOutcome left = Assert.Single((await homes.SyncAsync()).Outcomes);
        Assert.Equal((SessionAction.Skipped, false), (left.Action, left.IsUnresolved));
        Assert.Single(one.Files);
        await homes.SyncAsync(new SyncPolicy(RestoreMissing: true));

        Assert.Equal(whole, one.SharedTextOf(Id));
    }
}
