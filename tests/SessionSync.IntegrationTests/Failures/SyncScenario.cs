using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Sync.Execution;

namespace SessionSync.IntegrationTests.Failures;

/// <summary>Two homes between which everything that a sync can do is to be done, what they hold before and what after; and what
/// must hold however a sync between them ends.</summary>
internal sealed class SyncScenario : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TwoHomes _template;
    private readonly HashSet<string> _finished = [];
    private readonly HashSet<string> _oldLines = [];
    private Dictionary<string, string> _before = [];
    private Dictionary<string, string> _after = [];
    private int _copies;

    private SyncScenario() => _template = new TwoHomes(_folder.Combine("template"));

    public static async Task<SyncScenario> CreateAsync()
    {
        var scenario = new SyncScenario();
        await scenario.FillAsync();
        return scenario;
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A fresh copy, to have a sync fail in.</summary>
    public Task<TwoHomes> CopyAsync() => _template.CopyToAsync(_folder.Combine($"copy-{_copies++}"));

    /// <summary>Every file is entirely old or entirely new, nothing is lost; the next run finishes, and one more finds nothing to do.</summary>
    public async Task AssertSoundAsync(TwoHomes homes, string how)
    {
        Dictionary<string, string> files = homes.Files();
        Assert.All(files, file => Assert.True(
            file.Value == _before.GetValueOrDefault(file.Key) || file.Value == _after.GetValueOrDefault(file.Key),
            $"{how}: {file.Key} is neither old nor new"));
        Assert.All(_before.Keys, file => Assert.True(files.ContainsKey(file), $"{how}: {file} is lost"));

        // What comes of a state depends on nothing else, so each is followed once.
        if (_finished.Add(homes.Fingerprint()))
        {
            TargetResult next = await homes.SyncAsync();
            Assert.True(next.Summary.Failed + next.Summary.Skipped == 0, $"{how}: the next run leaves {string.Join(", ", next.Outcomes.Select(one => one.Reason))}");
            AssertFinished(homes, how);
            TargetResult last = await homes.SyncAsync();
            Assert.True(last.Summary.IsQuiet, $"{how}: the run after the next finds something to do: {string.Join(", ", last.Outcomes)}");
        }
    }

    private void AssertFinished(TwoHomes homes, string how)
    {
        SortedDictionary<string, string> here = homes.Files("here");
        Assert.True(here.SequenceEqual(homes.Files("there")), $"{how}: the sides differ after the next run");
        Assert.True(_after.Keys.Where(file => file.StartsWith("here/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).SequenceEqual(here.Keys.Select(file => $"here/{file}")), $"{how}: other files than expected");
        var lines = homes.Here.Ids.SelectMany(id => File.ReadLines(homes.Here.Find(id).Transcript)).ToHashSet();
        Assert.True(_oldLines.IsSubsetOf(lines), $"{how}: lines are lost");
    }

    private async Task FillAsync()
    {
        DateTimeOffset past = DateTimeOffset.UtcNow.AddHours(-5);
        foreach ((ClaudeSessions one, ClaudeSessions other) in ((ClaudeSessions, ClaudeSessions)[])[(_template.Here, _template.There), (_template.There, _template.Here)])
        {
            ClaudeSession created = one.Add(turns: 1, lastMessage: past);
            created.WriteSideFile("subagents/agent-1.jsonl", "{\"type\":\"user\"}\n");

            ClaudeSession ahead = one.Add(turns: 1, lastMessage: past);
            other.CopyFrom(ahead);
            ahead.AppendTurn("Go on", past.AddHours(1));

            ClaudeSession replaced = one.Add(turns: 1, lastMessage: past);
            replaced.WriteSideFile("tool-results/result.txt", "old");
            other.CopyFrom(replaced);
            string newer = replaced.WriteSideFile("tool-results/result.txt", "newer");
            File.SetLastWriteTimeUtc(newer, past.UtcDateTime.AddHours(1));
        }

        ClaudeSession diverged = _template.Here.Add(turns: 1, lastMessage: past);
        ClaudeSession branch = _template.There.CopyFrom(diverged);
        diverged.AppendTurn("Here", past.AddHours(1));
        branch.AppendTurn("There, and longer than here", past.AddHours(2));
        foreach (ClaudeSessions side in (ClaudeSessions[])[_template.Here, _template.There])
        {
            _oldLines.UnionWith(side.Ids.SelectMany(id => File.ReadLines(side.Find(id).Transcript)));
        }

        _before = _template.Files();
        TwoHomes finished = await CopyAsync();
        TargetResult result = await finished.SyncAsync();
        Assert.Equal((0, 0, 1), (result.Summary.Failed, result.Summary.Skipped, result.Summary.Merged));
        _after = finished.Files();
        AssertFinished(finished, "Without a failure");
    }
}
