using SessionSync.Sync.Execution;
using SessionSync.Sync.Memory;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>A session of one home lies in a folder of another project in the other one, of an agent that has a folder for each project.</summary>
public sealed class SessionsElsewhereTests
{
    private const string Id = TwoHomes.First;
    private const string Elsewhere = $".claude/projects/-somewhere-else/{Id}.jsonl";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_goes_on_where_it_lies_and_has_no_second_file(bool isHere)
    {
        using TwoHomes homes = Moved(isHere, out ProjectHome moved, out ProjectHome own);

        TargetResult result = await homes.SyncAsync();

        Assert.Equal(1, result.Summary.Appended);
        Assert.Equal(moved.At(Elsewhere), Assert.Single(moved.Files));
        Assert.Equal(own.TextOf(Id), moved.TextOf(Id));
        SyncMemory memory = homes.Memory.Load()!;
        Assert.Equal((isHere ? 1 : 0, isHere ? 0 : 1, null), (memory.IncludedHere.Count, memory.IncludedThere.Count, memory.SettledSince));

        own.Say(Id, "third", 5);
        TargetResult again = await homes.SyncAsync();
        Assert.Equal((1, own.TextOf(Id)), (again.Summary.Appended, moved.TextOf(Id)));
        moved.Say(Id, "fourth", 6);
        await homes.SyncAsync();
        Assert.Equal(own.TextOf(Id), moved.TextOf(Id));
        Assert.False((await homes.SyncAsync()).HasWork);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task It_is_looked_for_before_anything_is_said_of_it_or_done_where_the_place_is_doubtful(bool isHere, bool isDryRun)
    {
        using TwoHomes homes = Moved(isHere, out ProjectHome moved, out ProjectHome own);
        own.Start(TwoHomes.Second, "only here");
        int writes = 0;

        TargetResult result = await homes.SyncAsync(
            setup => setup with { IsDryRun = isDryRun },
            there =>
            {
                there.IsDoubtful = true;
                there.OnWrite = planned => writes += planned.Count;
            });

        Assert.Equal([SessionAction.Appended, isHere ? SessionAction.Pulled : SessionAction.Pushed], result.Outcomes.Select(static outcome => outcome.Action));
        Assert.Equal(isDryRun ? 1 : 2, moved.Files.Length);
        Assert.Equal(isDryRun || isHere ? 0 : 2, writes);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Both_homes_may_have_one_elsewhere(bool isDryRun)
    {
        using TwoHomes homes = Moved(isHere: false, out ProjectHome there, out ProjectHome here);
        there.Start(TwoHomes.Second, "first", "second");
        here.Write($".claude/projects/-somewhere-else/{TwoHomes.Second}.jsonl", there.TextOf(TwoHomes.Second).Split('\n')[0] + "\n", ProjectHome.Morning);

        TargetResult result = await homes.SyncAsync(setup => setup with { IsDryRun = isDryRun });

        Assert.Equal([SessionAction.Appended, SessionAction.Appended], result.Outcomes.Select(static outcome => outcome.Action));
        Assert.Equal((2, 2), (here.Files.Length, there.Files.Length));
    }

    /// <summary>One home holds its beginning in another project's folder.</summary>
    private static TwoHomes Moved(bool isHere, out ProjectHome moved, out ProjectHome own)
    {
        var homes = new TwoHomes("claude-code");
        (moved, own) = homes.From(isHere);
        own.Start(Id, "first", "second");
        moved.Write(Elsewhere, own.TextOf(Id).Split('\n')[0] + "\n", ProjectHome.Morning);
        return homes;
    }
}
