using SessionSync.Stores.Machines.Local;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;
using SessionSync.Tests.Platform;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Sync.Execution;

/// <summary>Two homes in which a project lies at paths of different lengths, and syncs between them.</summary>
internal sealed class TwoHomes : IDisposable
{
    public const string First = "11111111-1111-4111-8111-111111111111";
    public const string Second = "22222222-2222-4222-8222-222222222222";

    private static readonly Dictionary<string, IAgentDraft> s_drafts = ((IAgentDraft[])[new ClaudeDraft(), new CodexDraft(), new GeminiDraft(), new PiDraft()]).ToDictionary(static draft => draft.Agent.Id.Value);

    private readonly ScratchDirectory _scratch = new();
    private readonly IAgentDraft _draft;

    public TwoHomes(string agent)
        : this(s_drafts[agent])
    {
    }

    public TwoHomes(IAgentDraft draft)
    {
        _draft = draft;
        Here = new ProjectHome(_draft, _scratch.At("here"), "/work/product");
        There = new ProjectHome(_draft, _scratch.At("there"), "/srv/a-longer-path/product");
    }

    public static TheoryData<string> Agents => [.. s_drafts.Keys];

    /// <summary>Each agent with each of the two sides: whether it is this one.</summary>
    public static TheoryData<string, bool> Sides => Of([.. s_drafts.Keys]);

    public ProjectHome Here { get; }

    public ProjectHome There { get; }

    /// <summary>It is the other machine that syncs.</summary>
    public bool IsReversed { get; set; }

    public ManualClock Clock { get; } = new(Example.Now);

    public MemoryFile Memory => new(_scratch.At("memory"));

    /// <summary>What the last run did on the other side.</summary>
    public WatchedStore Watched { get; private set; } = null!;

    /// <summary>Each run that changed something, the newest first.</summary>
    public JournalRun[] Journal => [.. JournalReader.Read(_scratch.At("journal"), most: 100)];

    public IEnumerable<JournalRecord> Records => Journal.SelectMany(static run => run.Records);

    public static TheoryData<string, bool> Of(params string[] agents) => new(agents.SelectMany(static agent => new[] { (agent, true), (agent, false) }));

    /// <summary>The one side, and the other.</summary>
    public (ProjectHome One, ProjectHome Other) From(bool isHere) => isHere ? (Here, There) : (There, Here);

    /// <summary>A session of both goes on in each: what is said later in the one, what is said earlier in the other.</summary>
    public async Task<(ProjectHome Newer, ProjectHome Older)> DivergeAsync(bool newerIsHere)
    {
        (ProjectHome newer, ProjectHome older) = From(newerIsHere);
        Here.Start(First, "common");
        await SyncAsync();
        older.Say(First, "said earlier", 5);
        newer.Say(First, "said later", 9);
        return (newer, older);
    }

    /// <summary>Syncs once more: nothing is left to do or to tell, and no content is looked at for it.</summary>
    public async Task<TargetResult> ShouldBeQuietAsync()
    {
        TargetResult again = await SyncAsync();
        Assert.Equal((false, 0), (again.HasWork, again.Outcomes.Length));
        Assert.Equal((0, 0), (Watched.Reads, Watched.Writes));
        return again;
    }

    public void ForgetAll() => File.Delete(_scratch.At("memory"));

    /// <summary>The journal's copies of what was replaced.</summary>
    public IEnumerable<string> Kept => Journal.SelectMany(static run => Directory.Exists(Path.Combine(run.Folder, "kept")) ? Directory.GetFiles(Path.Combine(run.Folder, "kept")) : []);

    public Task<TargetResult> SyncAsync(SyncPolicy policy) => SyncAsync(setup => setup with { Policy = policy });

    /// <param name="watch">Has the other side do something while it is synced with.</param>
    public async Task<TargetResult> SyncAsync(Func<SyncSetup, SyncSetup>? change = null, Action<WatchedStore>? watch = null, IProgress<SyncProgress>? progress = null)
    {
        Clock.Now += TimeSpan.FromMinutes(1);
        await using LocalStore here = (IsReversed ? There : Here).Open();
        await using var there = new WatchedStore((IsReversed ? Here : There).Open());
        Watched = there;
        watch?.Invoke(there);
        var setup = new SyncSetup("elsewhere", _draft.Agent, here, there, Memory, new SyncJournal(_scratch.At("journal"), Clock), new SyncPolicy(), Clock);
        return await new SyncEngine(change?.Invoke(setup) ?? setup, progress).RunAsync(CancellationToken.None);
    }

    public void Dispose() => _scratch.Dispose();
}
