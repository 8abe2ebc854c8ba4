using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Sessions that went on in both homes, of agents that hold two branches in one file.</summary>
public sealed class MergedBranchesTests
{
    private const string Id = TwoHomes.First;

    public static TheoryData<string, bool> Sides => TwoHomes.Of("claude-code", "pi");

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Both_branches_are_on_both_sides_with_the_newer_one_last(string agent, bool newerIsHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        string[] versions = [newer.TextOf(Id), older.TextOf(Id)];

        TargetResult result = await homes.SyncAsync();

        Assert.Equal(1, result.Summary.Merged);
        Assert.Equal((SyncDirection.Both, "common"), (Assert.Single(result.Outcomes).Direction, result.Outcomes[0].Title));
        Assert.Equal(homes.Here.SharedTextOf(Id), homes.There.SharedTextOf(Id));
        Assert.True(Position(newer, "said earlier") < Position(newer, "said later"));
        Assert.All([newer, older], home => Assert.Equal(ProjectHome.Morning.AddMinutes(9), DateTimeOffset.FromUnixTimeSeconds(home.StampOf(Id).ModifiedSeconds)));
        Assert.Equal(versions.Order(), homes.Kept.Select(File.ReadAllText).Order());
        await homes.ShouldBeQuietAsync();
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task The_journal_tells_what_was_replaced_and_what_by(string agent, bool newerIsHere)
    {
        using var homes = new TwoHomes(agent);
        homes.Here.Start(TwoHomes.Second, "left alone");
        await homes.DivergeAsync(newerIsHere);
        byte[][] before = [await ReadAsync(homes.Here), await ReadAsync(homes.There)];

        await homes.SyncAsync();

        byte[][] after = [await ReadAsync(homes.Here), await ReadAsync(homes.There)];
        FileWritten[] writes = [.. homes.Journal[0].Records.OfType<FileWritten>().OrderBy(static write => write.Direction == SyncDirection.Push)];
        for (int side = 0; side < 2; side++)
        {
            FileWritten write = writes[side];
            Assert.Equal(after[side].Length, write.From + write.Bytes);
            Assert.Equal(ContentHash.Of(after[side].AsSpan((int)write.From)), write.Content);
            Assert.Equal(ContentHash.Of(before[side].AsSpan(^(int)write.Before!.Value.Bytes..)), write.Before.Value.Content);
        }

        Assert.Equal(["elsewhere", "this machine"], homes.Journal[0].Records.OfType<VersionKept>().Select(static kept => kept.Side).Order());
        Assert.IsType<RunEnded>(homes.Journal[0].Records[^1]);
        Assert.Equal(Id, Assert.Single(homes.Journal[0].Began.Steps).Session.Id);
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Only_the_side_that_may_be_written_gets_both_branches(string agent, bool mayWriteHere)
    {
        using var homes = new TwoHomes(agent);
        await homes.DivergeAsync(newerIsHere: true);
        (ProjectHome written, ProjectHome left) = homes.From(mayWriteHere);
        string before = left.TextOf(Id);

        await homes.SyncAsync(new SyncPolicy(mayWriteHere ? SyncDirection.Pull : SyncDirection.Push));

        Assert.Equal(before, left.TextOf(Id));
        Assert.All(["said earlier", "said later"], words => Assert.Contains(words, written.TextOf(Id), StringComparison.Ordinal));
        await homes.SyncAsync();
        Assert.Equal(homes.Here.SharedTextOf(Id), homes.There.SharedTextOf(Id));
        await homes.ShouldBeQuietAsync();
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Branches_that_end_at_the_same_time_come_together_alike_whichever_machine_syncs(string agent, bool startsHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome one, ProjectHome other) = homes.From(startsHere);
        one.Start(Id, "common");
        await homes.SyncAsync();
        one.Say(Id, "said here", 5);
        other.Say(Id, "said there", 5);
        (string here, string there) = (homes.Here.TextOf(Id), homes.There.TextOf(Id));
        await homes.SyncAsync();
        string merged = homes.Here.SharedTextOf(Id);

        homes.ForgetAll();
        homes.Here.Change(Id, _ => here, 5);
        homes.There.Change(Id, _ => there, 5);
        homes.IsReversed = true;
        await homes.SyncAsync();

        Assert.Equal(merged, homes.Here.SharedTextOf(Id));
        Assert.Equal(merged, homes.There.SharedTextOf(Id));
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Where_the_newer_one_is_preferred_the_older_one_is_in_the_journal_only(string agent, bool newerIsHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        (string winner, string loser) = (newer.SharedTextOf(Id), older.TextOf(Id));

        SessionOutcome outcome = Assert.Single((await homes.SyncAsync(new SyncPolicy(PreferNewer: true))).Outcomes);

        Assert.Equal((SessionAction.Replaced, newerIsHere ? SyncDirection.Push : SyncDirection.Pull), (outcome.Action, outcome.Direction));
        Assert.Equal([winner, winner], new[] { newer.SharedTextOf(Id), older.SharedTextOf(Id) });
        Assert.Equal([loser], homes.Kept.Select(File.ReadAllText));
        await homes.ShouldBeQuietAsync();
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task What_cannot_be_read_is_not_merged_and_told(string agent, bool newerIsHere)
    {
        using var homes = new TwoHomes(agent);
        (ProjectHome newer, ProjectHome older) = await homes.DivergeAsync(newerIsHere);
        string[] versions = [newer.TextOf(Id), older.TextOf(Id)];

        TargetResult result = await homes.SyncAsync(watch: static there => there.OnRead = () => there.Unreadable = "jsonl");

        SessionOutcome outcome = Assert.Single(result.Outcomes);
        Assert.Equal(SessionAction.Failed, outcome.Action);
        Assert.Equal(versions, new[] { newer.TextOf(Id), older.TextOf(Id) });
        Assert.Equal(1, (await homes.SyncAsync()).Summary.Merged);
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task What_is_said_while_it_is_merged_is_not_lost(string agent, bool newerIsHere)
    {
        using var homes = new TwoHomes(agent);
        await homes.DivergeAsync(newerIsHere);

        await homes.SyncAsync(watch: there => there.OnWrite = _ => homes.There.Say(Id, "said meanwhile", 11));
        await homes.SyncAsync();

        Assert.All([homes.Here, homes.There], home => Assert.All(["said earlier", "said later", "said meanwhile"], words => Assert.Contains(words, home.TextOf(Id), StringComparison.Ordinal)));
    }

    private static int Position(ProjectHome home, string words) => home.TextOf(Id).IndexOf(words, StringComparison.Ordinal);

    private static Task<byte[]> ReadAsync(ProjectHome home) => File.ReadAllBytesAsync(home.PathOf(Id), TestContext.Current.CancellationToken);
}
