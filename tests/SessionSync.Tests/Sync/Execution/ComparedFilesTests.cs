using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>What listings cannot tell is found out before anything is written.</summary>
public sealed class ComparedFilesTests
{
    private const string Id = TwoHomes.First;

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task A_file_that_only_got_another_time_is_the_same(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        homes.Here.Start(Id, "first");
        await homes.SyncAsync();
        homes.From(isHere).One.Change(Id, static text => text, 7);

        TargetResult result = await homes.SyncAsync();

        Assert.Equal((0, 1, 0), (result.Outcomes.Length, result.Summary.Unchanged, homes.Watched.Writes));
        Assert.False((await homes.SyncAsync()).HasWork);
        Assert.Equal(0, homes.Watched.Reads);
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task A_session_that_went_on_is_told_from_one_that_was_written_anew_by_its_whole_beginning_where_damage_is_mended(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        homes.Here.Start(Id, "first", new string('x', 80_000));
        await homes.SyncAsync();
        one.Say(Id, "third", 5);
        other.Change(Id, static text => text.Replace("first", "FIRST", StringComparison.Ordinal), 1);
        homes.ForgetAll();

        await homes.SyncAsync(new SyncPolicy(RestoreMissing: true));
        await homes.SyncAsync();

        Assert.Contains("third", other.Everything, StringComparison.Ordinal);
        Assert.Contains("first", one.Everything, StringComparison.Ordinal);
        Assert.Contains("FIRST", one.Everything, StringComparison.Ordinal);
        Assert.Equal(one.SharedTextOf(Id), other.SharedTextOf(Id));
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task What_the_shorter_version_alone_has_is_not_hidden_by_the_direction(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome shorter, ProjectHome longer) = homes.From(isHere);
        homes.Here.Start(Id, "common");
        await homes.SyncAsync();
        shorter.Say(Id, "short", 6);
        longer.Say(Id, "a good deal more than that", 5);
        string before = shorter.TextOf(Id);

        await homes.SyncAsync(new SyncPolicy(isHere ? SyncDirection.Push : SyncDirection.Pull));

        Assert.Equal(before, shorter.TextOf(Id));
        Assert.Contains("short", longer.TextOf(Id), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TwoHomes.Sides), MemberType = typeof(TwoHomes))]
    public async Task What_only_the_other_direction_brings_is_looked_into_once_where_it_is_not_known(string agent, bool isHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome shorter, ProjectHome longer) = homes.From(isHere);
        homes.Here.Start(Id, "common");
        await homes.SyncAsync();
        longer.Say(Id, "a good deal more than that", 5);
        var policy = new SyncPolicy(isHere ? SyncDirection.Push : SyncDirection.Pull);

        TargetResult result = await homes.SyncAsync(policy);

        Assert.Equal((0, 0, 1), (homes.Watched.Reads, homes.Watched.Writes, result.Summary.NotFetched + result.Summary.NotSent));
        Assert.DoesNotContain("a good deal", shorter.TextOf(Id), StringComparison.Ordinal);
        homes.ForgetAll();
        TargetResult again = await homes.SyncAsync(policy);
        Assert.Equal((1, 0), (again.Summary.NotFetched + again.Summary.NotSent, homes.Watched.Writes));
        Assert.True(homes.Watched.Reads > 0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_beside_a_conversation_travel_and_the_newer_one_of_two_wins(bool isHere)
    {
        using var homes = new TwoHomes("claude-code");
        (ProjectHome one, ProjectHome other) = homes.From(isHere);
        one.Start(Id, "first");
        Write(one, "made", 1);

        await homes.SyncAsync();
        Assert.Equal("made", Read(other));
        Write(other, "anew", 2);
        await homes.SyncAsync();
        Assert.Equal("anew", Read(one));
        Write(one, "older", 3);
        Write(other, "newer one", 4);
        SessionOutcome outcome = Assert.Single((await homes.SyncAsync()).Outcomes);

        Assert.Equal(("newer one", "newer one"), (Read(one), Read(other)));
        Assert.Equal((isHere ? SessionAction.Pulled : SessionAction.Pushed, 9), (outcome.Action, outcome.Bytes));
        Assert.Equal(["made", "older"], homes.Kept.Select(File.ReadAllText).Order());
        Assert.False((await homes.SyncAsync()).HasWork);
    }

    private static string FileOf(ProjectHome home) => home.At($".claude/projects/{home.Project.Replace('/', '-')}/{Id}/{Example.Side}");

    private static void Write(ProjectHome home, string text, int minute) => home.Write(FileOf(home), text, ProjectHome.Morning.AddMinutes(minute));

    private static string Read(ProjectHome home) => File.ReadAllText(FileOf(home));
}
