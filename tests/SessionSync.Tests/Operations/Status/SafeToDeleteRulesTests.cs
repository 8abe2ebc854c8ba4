using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Operations.Status;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Codespaces;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Memory;

namespace SessionSync.Tests.Operations.Status;

public sealed class SafeToDeleteRulesTests
{
    private static readonly DateTimeOffset s_synced = new(2026, 5, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly FileStamp s_stamp = new(10, 1_700_000_000);

    [Theory]
    [InlineData(0, 0, 0, 0, SafeToDelete.Yes)]
    [InlineData(5, 0, 0, 0, SafeToDelete.Yes)]
    [InlineData(0, 1, 0, 0, SafeToDelete.No)]
    [InlineData(0, 0, 1, 0, SafeToDelete.No)]
    [InlineData(0, 0, 0, 1, SafeToDelete.Unknown)]
    public void One_that_answers_is_judged_by_what_a_sync_would_bring_home(int here, int there, int diverged, int kept, SafeToDelete expected) =>
        Assert.Equal(expected, SafeToDeleteRules.OfRunning(new PendingChanges(here, there, diverged, kept)));

    [Fact]
    public void One_that_was_not_used_since_a_sync_that_brought_everything_is_home() =>
        Assert.Equal(SafeToDelete.Yes, SafeToDeleteRules.OfSilent(s_synced, Used(-1), [Left(s_stamp)]));

    [Fact]
    public void One_that_was_used_after_the_last_sync_may_hold_something_new() =>
        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(s_synced, Used(1), [Left(s_stamp)]));

    [Fact]
    public void A_file_that_the_last_sync_did_not_bring_home_is_not_forgotten()
    {
        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(s_synced, Used(-1), [Left(null)]));
        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(s_synced, Used(-1), [Left(s_stamp with { Size = 9 })]));
    }

    [Fact]
    public void A_damaged_memory_is_no_proof()
    {
        SyncMemory damaged = Left(s_stamp) with { Body = static () => MemoryBody.Empty };

        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(s_synced, Used(-1), [damaged]));
    }

    [Fact]
    public void Where_anything_is_unknown_nothing_is_promised()
    {
        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(null, Used(-1), [null]));
        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(s_synced, null, [Left(s_stamp)]));
        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(s_synced, new CodespaceTimes(null, null), [Left(s_stamp)]));
        Assert.Equal(SafeToDelete.Unknown, SafeToDeleteRules.OfSilent(s_synced, Used(-1), [null]));
    }

    private static CodespaceTimes Used(int hoursAfter) => new(s_synced.AddHours(hoursAfter), null);

    /// <param name="known">The stamp that the file over there had when both sides were equal.</param>
    private static SyncMemory Left(FileStamp? known)
    {
        var key = new SessionKey(new AgentId("claude-code"), "one");
        var entry = new SessionEntry(key, "", "-x", [new SessionFile(SessionFile.Transcript, "-x/one.jsonl", s_stamp, FileKind.Records)], s_synced);
        ImmutableDictionary<FileKey, BaselineFile> files = known is { } stamp
            ? ImmutableDictionary<FileKey, BaselineFile>.Empty.Add(new FileKey(key, SessionFile.Transcript), new BaselineFile(stamp, stamp))
            : ImmutableDictionary<FileKey, BaselineFile>.Empty;
        var there = new StoreState(Inventory.Empty with { Sessions = [entry] }, []);
        return new SyncMemory(
            "/x",
            ProjectSessions.DigestOf(StoreState.Empty),
            ProjectSessions.DigestOf(there),
            0,
            1,
            ImmutableDictionary<SessionKey, string>.Empty,
            ImmutableDictionary<SessionKey, string>.Empty,
            () => new MemoryBody(StoreState.Empty, there, new Baseline(files)));
    }
}
