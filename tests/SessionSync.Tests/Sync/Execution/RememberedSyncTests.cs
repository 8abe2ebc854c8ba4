using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>When a later run may take everything for settled, and ends without looking into anything.</summary>
public sealed class RememberedSyncTests
{
    private const string Id = TwoHomes.First;
    private static readonly FileKey s_file = new(Example.Key, SessionFile.Transcript);

    [Fact]
    public async Task Everything_is_settled_once_both_sides_hold_the_same()
    {
        using TwoHomes homes = Started();

        await homes.SyncAsync();

        SyncMemory memory = homes.Memory.Load()!;
        Assert.Equal((long.MinValue, 1, 0, homes.There.Project), (memory.SettledSince!.Value, memory.SessionCount, memory.Older, memory.RemoteProject));
        Assert.Equal(new BaselineFile(homes.Here.StampOf(Id), homes.There.StampOf(Id)), memory.Body().Baseline.Find(s_file));
        Assert.Equal((Id, Id), (Assert.Single(memory.Body().Local.Inventory.Sessions).Key.Id, Assert.Single(memory.Body().Remote.Inventory.Sessions).Key.Id));
    }

    [Fact]
    public async Task What_was_left_out_for_its_age_is_not_settled()
    {
        using TwoHomes homes = Started();
        homes.Here.Start(TwoHomes.Second, "long ago");
        homes.Here.Change(TwoHomes.Second, static text => text.Replace("2026-05-30", "2026-05-20", StringComparison.Ordinal), -60 * 24 * 10);
        var window = new SyncPolicy(Cutoff: Example.Now.AddDays(-2));

        TargetResult first = await homes.SyncAsync(window);
        TargetResult again = await homes.SyncAsync(window);
        int reads = homes.Watched.Reads;
        TargetResult wider = await homes.SyncAsync(new SyncPolicy());

        Assert.Equal((1, 1), (first.Summary.Pushed, first.Summary.Older));
        Assert.Equal((false, 1, 1, 0), (again.HasWork, again.Summary.Unchanged, again.Summary.Older, reads));
        Assert.Equal((1, 0), (wider.Summary.Pushed, wider.Summary.Older));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_about_one_session_settles_nothing_and_is_settled_by_nothing(bool isFirst)
    {
        using TwoHomes homes = Started();
        if (!isFirst)
        {
            await homes.SyncAsync();
        }

        TargetResult result = await homes.SyncAsync(new SyncPolicy(SessionId: Id[..8]));

        Assert.Equal(isFirst ? (1, 0) : (0, 1), (result.Summary.Pushed, result.Summary.Unchanged));
        Assert.Null(homes.Memory.Load()!.SettledSince);
    }

    [Fact]
    public async Task What_only_the_other_direction_brings_is_not_settled()
    {
        using TwoHomes homes = Started();
        homes.There.Start(TwoHomes.Second, "asked there");

        TargetResult push = await homes.SyncAsync(new SyncPolicy(SyncDirection.Push));

        Assert.Equal((1, 0, 1, 0), (push.Summary.Pushed, push.Summary.Pulled, push.Summary.NotFetched, push.Summary.Unchanged));
        Assert.Null(homes.Memory.Load()!.SettledSince);
        Assert.Equal(1, (await homes.SyncAsync()).Summary.Pulled);
        Assert.NotNull(homes.Memory.Load()!.SettledSince);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_written_in_the_second_of_the_run_is_looked_at_again(bool isFirst)
    {
        using TwoHomes homes = Started();
        homes.Here.Start(TwoHomes.Second, "asked");
        await homes.SyncAsync();
        homes.Clock.Now = Example.Now;
        if (isFirst)
        {
            homes.ForgetAll();
        }

        // The clock goes on by a minute with each run.
        foreach (ProjectHome home in new[] { homes.Here, homes.There })
        {
            File.SetLastWriteTimeUtc(home.PathOf(Id), Example.Now.AddMinutes(1).UtcDateTime);
        }

        await homes.SyncAsync();
        Assert.Null(homes.Memory.Load()!.SettledSince);
        Assert.Equal(Evidence.Fleeting, homes.Memory.Load()!.Body().Baseline.Find(s_file)!.Value.Evidence);
        Assert.NotEqual(Evidence.Fleeting, homes.Memory.Load()!.Body().Baseline.Find(s_file with { Session = s_file.Session with { Id = TwoHomes.Second } })!.Value.Evidence);

        Assert.False((await homes.SyncAsync()).HasWork);
        Assert.NotNull(homes.Memory.Load()!.SettledSince);
    }

    [Fact]
    public async Task Sides_that_are_equal_from_the_first_are_known_by_their_stamps()
    {
        using TwoHomes homes = Started();
        await homes.SyncAsync();
        homes.ForgetAll();

        await homes.SyncAsync();

        SyncMemory memory = homes.Memory.Load()!;
        Assert.Equal((long.MinValue, 1, 0), (memory.SettledSince!.Value, memory.SessionCount, homes.Watched.Reads));
        Assert.Equal(new BaselineFile(homes.Here.StampOf(Id), homes.There.StampOf(Id), Evidence.Stamps), memory.Body().Baseline.Find(s_file));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_asks_to_be_looked_at_is_looked_at_where_both_are_equal_from_the_first(bool restoresMissing)
    {
        using TwoHomes homes = Started();
        await homes.SyncAsync();
        homes.ForgetAll();

        TargetResult result = await homes.SyncAsync(restoresMissing ? new SyncPolicy(RestoreMissing: true) : new SyncPolicy(SessionId: Id));

        Assert.Equal((restoresMissing ? 1 : 0, 1), (homes.Watched.Reads, result.Summary.Unchanged));
        Assert.Equal(restoresMissing ? Evidence.Content : Evidence.Stamps, homes.Memory.Load()!.Body().Baseline.Find(s_file)!.Value.Evidence);
    }

    [Fact]
    public async Task What_is_gone_on_both_sides_is_forgotten()
    {
        using TwoHomes homes = Started();
        homes.Here.Start(TwoHomes.Second, "asked");
        await homes.SyncAsync();
        File.Delete(homes.Here.PathOf(Id));
        File.Delete(homes.There.PathOf(Id));

        await homes.SyncAsync();

        Assert.Equal(TwoHomes.Second, Assert.Single(homes.Memory.Load()!.Body().Baseline.Files.Keys).Session.Id);
    }

    [Fact]
    public async Task Whoever_watches_is_told_of_the_beginning_what_moved_and_the_end()
    {
        using TwoHomes homes = Started();
        homes.There.Start(TwoHomes.Second, "asked there");
        var told = new List<SyncProgress>();

        await homes.SyncAsync(progress: new Told(told));
        long total = homes.There.StampOf(Id).Size + homes.Here.StampOf(TwoHomes.Second).Size;

        Assert.Equal(new SyncProgress("elsewhere", SyncPhase.Connecting, 0, 0, 0, 0), told[0]);
        Assert.Contains(new SyncProgress("elsewhere", SyncPhase.Transferring, 2, 2, total, total), told);
        Assert.Equal(new SyncProgress("elsewhere", SyncPhase.Done, 2, 2, 0, 0), told[^1]);

        told.Clear();
        await homes.SyncAsync(progress: new Told(told));
        Assert.Equal([SyncPhase.Connecting, SyncPhase.Done], told.Select(static one => one.Phase));
        Assert.Equal((2, 2), (told[^1].SessionsDone, told[^1].SessionsTotal));
    }

    [Theory]
    [InlineData(300_000, true)]
    [InlineData(1000, false)]
    public async Task Only_who_moves_much_waits_for_a_place_and_gives_it_back(int length, bool waits)
    {
        using TwoHomes homes = Started();
        homes.Here.Say(Id, new string('x', length), 3);
        using var places = new SemaphoreSlim(1);
        int free = -1;

        await homes.SyncAsync(setup => setup with { Places = places }, there => there.OnWrite = _ => free = places.CurrentCount);

        Assert.Equal((waits ? 0 : 1, 1), (free, places.CurrentCount));
    }

    private static TwoHomes Started()
    {
        var homes = new TwoHomes("claude-code");
        homes.Here.Start(Id, "first");
        return homes;
    }

    private sealed class Told(List<SyncProgress> told) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            lock (told)
            {
                told.Add(value);
            }
        }
    }
}
