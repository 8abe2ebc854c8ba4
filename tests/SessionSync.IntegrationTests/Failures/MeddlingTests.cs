using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Sync.Execution;
using SessionSync.Tests.Support;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Files that change between the look at them and the moment they are read or written.</summary>
public sealed class MeddlingTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TwoHomes _homes;

    public MeddlingTests() => _homes = new TwoHomes(_folder.Combine("homes"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_shrinks_is_not_taken_over_and_the_others_are(bool isHere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isHere);
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 5).Select(_ => source.Add())];
        ClaudeSession first = sessions.MinBy(session => session.Id)!;

        TargetResult result = await MeddleAsync(() => File.WriteAllBytes(first.Transcript, first.Bytes[..^200]));

        Assert.Equal(1, result.Summary.Failed);
        Assert.False(target.Find(first.Id).Exists);
        Assert.All(sessions.Where(session => session != first), session => Assert.Equal(session.Bytes, target.Find(session.Id).Bytes));
        await AssertEqualAfterNextRunAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_goes_away_costs_only_itself(bool isHere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isHere);
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 5).Select(_ => source.Add())];
        ClaudeSession first = sessions.MinBy(session => session.Id)!;

        TargetResult result = await MeddleAsync(first.Delete);

        Assert.Equal(1, result.Summary.Failed);
        Assert.False(target.Find(first.Id).Exists);
        Assert.All(sessions.Where(session => session != first), session => Assert.Equal(session.Bytes, target.Find(session.Id).Bytes));
        await AssertEqualAfterNextRunAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_goes_away_among_many_costs_only_itself(bool isHere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isHere);
        ClaudeSession[] sessions = [.. Enumerable.Range(0, 30).Select(_ => source.Add(turns: 1))];

        TargetResult result = await MeddleAsync(sessions[7].Delete);

        Assert.Equal(1, result.Summary.Failed);
        Assert.Equal(29, target.Ids.Count);
        await AssertEqualAfterNextRunAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_source_that_is_replaced_is_taken_over_as_it_was_or_as_it_is(bool isHere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isHere);
        ClaudeSession session = source.Add();
        byte[] before = session.Bytes;
        byte[] after = [.. before.Reverse()];
        after[^1] = (byte)'\n';

        await MeddleAsync(() => File.WriteAllBytes(session.Transcript, after));

        Assert.Contains(target.Find(session.Id).Bytes, (byte[][])[before, after]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_target_that_grew_meanwhile_keeps_all_it_has(bool isHere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isHere);
        ClaudeSession session = source.Add();
        ClaudeSession copy = target.CopyFrom(session);
        session.AppendTurn("In the source", DateTimeOffset.UtcNow.AddMinutes(-3));
        byte[]? grown = null;

        await MeddleAsync(() =>
        {
            copy.AppendTurn("In the target", DateTimeOffset.UtcNow.AddMinutes(-2));
            grown = copy.Bytes;
        });

        Assert.Equal(grown, copy.Bytes);
        await AssertEqualAfterNextRunAsync();
        Assert.Contains("In the source", copy.Text, StringComparison.Ordinal);
        Assert.Contains("In the target", copy.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_target_that_appeared_meanwhile_is_not_overwritten(bool isHere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isHere);
        ClaudeSession session = source.Add();
        source.Add();

        await MeddleAsync(() => target.Add(turns: 3, id: session.Id));

        ClaudeSession own = target.Find(session.Id);
        Assert.NotEqual(session.Bytes, own.Bytes);
        Assert.Equal(2, target.Ids.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_shrank_since_the_last_sync_is_kept_as_it_is_on_both_sides(bool isHere)
    {
        (ClaudeSessions source, ClaudeSessions target) = Sides(isHere);
        ClaudeSession session = source.Add();
        await _homes.SyncAsync();
        byte[] whole = session.Bytes;
        File.WriteAllBytes(session.Transcript, whole[..(whole.Length / 2)]);

        TargetResult result = await _homes.SyncAsync();

        Assert.Equal((1, 0), (result.Summary.Skipped, result.Summary.Failed));
        Assert.Contains("shorter", Assert.Single(result.Outcomes).Reason, StringComparison.Ordinal);
        Assert.Equal(whole, target.Find(session.Id).Bytes);
        Assert.Equal(whole[..(whole.Length / 2)], session.Bytes);
    }

    private (ClaudeSessions Source, ClaudeSessions Target) Sides(bool isHere) =>
        isHere ? (_homes.Here, _homes.There) : (_homes.There, _homes.Here);

    private Task<TargetResult> MeddleAsync(Action meddle) => _homes.SyncAsync(decorate: store => new WatchedStore(store) { OnListed = meddle });

    private async Task AssertEqualAfterNextRunAsync()
    {
        TargetResult next = await _homes.SyncAsync();
        Assert.Equal(0, next.Summary.Failed);
        Assert.Equal(_homes.Files("here"), _homes.Files("there"));
        Assert.True((await _homes.SyncAsync()).Summary.IsQuiet);
    }
}
