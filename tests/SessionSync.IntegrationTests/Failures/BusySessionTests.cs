using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Tests.Support;

namespace SessionSync.IntegrationTests.Failures;

public sealed class BusySessionTests : IDisposable
{
    private const int Rounds = 25;
    private readonly TemporaryFolder _folder = new();
    private readonly TwoHomes _homes;

    public BusySessionTests() => _homes = new TwoHomes(_folder.Combine("homes"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Copies_of_sessions_that_are_written_meanwhile_are_always_a_prefix_of_them()
    {
        ClaudeSession here = _homes.Here.Add(turns: 1);
        ClaudeSession there = _homes.There.Add(turns: 1);
        ClaudeSession[] copies = [_homes.There.Find(here.Id), _homes.Here.Find(there.Id)];
        var seen = new List<byte[]>[] { [], [] };
        var writers = new BusyWriter[] { new(here.Transcript, "here"), new(there.Transcript, "there") };
        for (int round = 0; round < Rounds; round++)
        {
            await _homes.SyncAsync();
            for (int copy = 0; copy < copies.Length; copy++)
            {
                seen[copy].Add(copies[copy].Bytes);
            }
        }

        foreach (BusyWriter writer in writers)
        {
            await writer.DisposeAsync();
        }

        writers[0].AssertNothingLost(here.Transcript);
        writers[1].AssertNothingLost(there.Transcript);
        byte[][] final = [here.Bytes, there.Bytes];
        for (int copy = 0; copy < copies.Length; copy++)
        {
            Assert.True(seen[copy][^1].Length > seen[copy][0].Length, "Nothing of what was written came over");
            Assert.All(seen[copy], bytes => Assert.True(final[copy].AsSpan().StartsWith(bytes), "A copy is no prefix"));
        }

        await _homes.SyncAsync();
        Assert.Equal(_homes.Files("here"), _homes.Files("there"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_is_open_loses_no_line_although_it_diverged(bool isOpenHere)
    {
        (ClaudeSessions openSide, ClaudeSessions otherSide) = isOpenHere ? (_homes.Here, _homes.There) : (_homes.There, _homes.Here);
        ClaudeSession open = openSide.Add(turns: 1);
        ClaudeSession other = otherSide.CopyFrom(open);
        other.AppendTurn("In the other place", DateTimeOffset.UtcNow.AddMinutes(-1));
        string live = Path.Combine(openSide.Home, ".claude", "sessions");
        Directory.CreateDirectory(live);
        string marker = Path.Combine(live, $"{Environment.ProcessId}.json");
        await File.WriteAllTextAsync(marker, $$"""{"pid":{{Environment.ProcessId}},"sessionId":"{{open.Id}}"}""");
        var writer = new BusyWriter(open.Transcript, "open");
        for (int round = 0; round < Rounds; round++)
        {
            await _homes.SyncAsync();
        }

        await writer.DisposeAsync();
        writer.AssertNothingLost(open.Transcript);
        File.Delete(marker);
        await _homes.SyncAsync();
        Assert.Equal(_homes.Files("here"), _homes.Files("there"));
        Assert.Contains("In the other place", open.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_target_that_is_written_while_tails_are_appended_to_it_loses_no_line(bool targetIsHere)
    {
        (ClaudeSessions targetSide, ClaudeSessions sourceSide) = targetIsHere ? (_homes.Here, _homes.There) : (_homes.There, _homes.Here);
        ClaudeSession[] targets = [.. Enumerable.Range(0, 6).Select(_ => targetSide.Add(turns: 1))];
        foreach (ClaudeSession target in targets)
        {
            sourceSide.CopyFrom(target).AppendTurn("A tail", DateTimeOffset.UtcNow.AddMinutes(-1));
        }

        BusyWriter[] writers = [];
        await _homes.SyncAsync(decorate: store => new WatchedStore(store)
        {
            OnListed = () => writers = [.. targets.Select((target, index) => new BusyWriter(target.Transcript, $"writer-{index}"))],
        });
        await Task.Delay(300);
        for (int index = 0; index < writers.Length; index++)
        {
            await writers[index].DisposeAsync();
            writers[index].AssertNothingLost(targets[index].Transcript);
        }

        await _homes.SyncAsync();

        Assert.Equal(_homes.Files("here"), _homes.Files("there"));
        for (int index = 0; index < writers.Length; index++)
        {
            writers[index].AssertNothingLost(targets[index].Transcript);
            Assert.Contains("A tail", targets[index].Text, StringComparison.Ordinal);
        }
    }
}
