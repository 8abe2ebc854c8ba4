using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>One row of the planner's table: what both sides hold, what is known of it, and what is to happen. Instants are given in
/// hours; where no modification time is given it is the head's.</summary>
/// <remarks>Every row also has a session that both sides hold and the baseline knows, so that neither side passes for a new machine
/// unless the row says <see cref="NothingElse"/>.</remarks>
internal sealed class PlanRow(string sentence)
{
    public const string Side = "tool-results/one.txt";
    public const string SideRecords = "subagents/agent-one.jsonl";
    private const string Bystander = "bystander";
    private static readonly AgentId s_agent = new("claude-code");
    private static readonly DateTimeOffset s_start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly PlanSide _here = new();
    private readonly PlanSide _there = new();
    private readonly Dictionary<FileKey, BaselineFile> _known = [];
    private readonly Dictionary<FileKey, KnownDifference> _differences = [];
    private readonly Dictionary<FileKey, Finding> _findings = [];
    private readonly List<ExpectedStep> _expected = [];
    private bool _isMergeable = true;
    private bool _hasBystander = true;
    private SyncPolicy _policy = new();

    public string Sentence { get; } = sentence;

    public IReadOnlyList<ExpectedStep> Expected => _expected;

    /// <summary>False where both sides are alike in what decides, and the one here is named.</summary>
    public bool HasMirror { get; private set; } = true;

    public static DateTimeOffset At(double hour) => s_start.AddHours(hour);

    public PlanRow Here(
        long size, double? head = null, double? time = null, string name = SessionFile.Transcript, string session = "a", FileKind? kind = null) =>
        Add(_here, size, head, time, name, session, kind);

    public PlanRow There(
        long size, double? head = null, double? time = null, string name = SessionFile.Transcript, string session = "a", FileKind? kind = null) =>
        Add(_there, size, head, time, name, session, kind);

    /// <summary>Gives a session's heads as instants with their own offsets.</summary>
    public PlanRow Heads(DateTimeOffset here, DateTimeOffset there, string session = "a")
    {
        _here.SetHead(Key(session), here);
        _there.SetHead(Key(session), there);
        return this;
    }

    /// <summary>Both were the same once, with this size and these modification times.</summary>
    public PlanRow Known(
        long size, double here, double? there = null, string name = SessionFile.Transcript, string session = "a", Evidence evidence = Evidence.Content)
    {
        _known[new FileKey(Key(session), name)] = new BaselineFile(Stamp(size, here), Stamp(size, there ?? here), evidence);
        return this;
    }

    /// <summary>An earlier run left these versions as they are, for this is how they stand to each other.</summary>
    public PlanRow Left(long hereSize, double here, long thereSize, double there, Finding finding, string name = SessionFile.Transcript, string session = "a")
    {
        _differences[new FileKey(Key(session), name)] = new KnownDifference(Stamp(hereSize, here), Stamp(thereSize, there), finding);
        return this;
    }

    /// <summary>The file there lies in its place, but nothing in it tells what it is.</summary>
    public PlanRow UnrecognizedThere(long size, double time, string session = "a") =>
        Add(_there, size, null, time, SessionFile.Transcript, session, FileKind.Records, isUnrecognized: true);

    public PlanRow Found(Finding finding, string name = SessionFile.Transcript, string session = "a")
    {
        _findings[new FileKey(Key(session), name)] = finding;
        return this;
    }

    public PlanRow OpenHere(string session = "a")
    {
        _here.Live.Add(Key(session));
        return this;
    }

    public PlanRow OpenThere(string session = "a")
    {
        _there.Live.Add(Key(session));
        return this;
    }

    public PlanRow NoConversation()
    {
        _here.AreConversations = _there.AreConversations = false;
        return this;
    }

    public PlanRow NotMergeable()
    {
        _isMergeable = false;
        return this;
    }

    public PlanRow NothingElse()
    {
        _hasBystander = false;
        return this;
    }

    public PlanRow NoMirror()
    {
        HasMirror = false;
        return this;
    }

    public PlanRow Policy(Func<SyncPolicy, SyncPolicy> change)
    {
        _policy = change(_policy);
        return this;
    }

    public PlanRow Since(double hour) => Policy(policy => policy with { Cutoff = At(hour) });

    public PlanRow RestoreMissing() => Policy(policy => policy with { RestoreMissing = true });

    public PlanRow PreferNewer() => Policy(policy => policy with { PreferNewer = true });

    public PlanRow Only(SyncDirection direction) => Policy(policy => policy with { Direction = direction });

    /// <summary>Expects a step; steps are expected in the order of the plan. Without any, the session is not to be looked at.</summary>
    public PlanRow Expects(
        SyncAction action, SyncDirection direction, StepReason reason, string name = SessionFile.Transcript, string session = "a")
    {
        _expected.Add(new ExpectedStep(session, name, action, direction, reason));
        return this;
    }

    public PlanRow Keeps(StepReason reason, string name = SessionFile.Transcript, string session = "a") =>
        Expects(SyncAction.Keep, SyncDirection.None, reason, name, session);

    public PlanRow IsSame(string name = SessionFile.Transcript, string session = "a") =>
        Expects(SyncAction.None, SyncDirection.None, StepReason.Same, name, session);

    public PlanInput Input()
    {
        ImmutableDictionary<FileKey, BaselineFile> known = _known.ToImmutableDictionary();
        SessionEntry[] also = [];
        if (_hasBystander)
        {
            var file = new SessionFile(SessionFile.Transcript, "folder/bystander.jsonl", Stamp(50, 0), FileKind.Records);
            also = [new SessionEntry(Key(Bystander), "", "folder", [file], At(0))];
            known = known.Add(new FileKey(Key(Bystander), SessionFile.Transcript), new BaselineFile(file.Stamp, file.Stamp));
        }

        return new PlanInput(
            _here.Inventory(also), _there.Inventory(also), new Baseline(known) { Differences = _differences.ToImmutableDictionary() }, _findings.ToImmutableDictionary(), _isMergeable ? [s_agent] : [], _policy);
    }

    public static IEnumerable<ExpectedStep> Steps(SyncPlan plan) =>
        from session in plan.Sessions
        where session.Key.Id != Bystander
        from step in session.Steps
        select new ExpectedStep(session.Key.Id, step.Name, step.Action, step.Direction, step.Reason);

    private static SessionKey Key(string session) => new(s_agent, session);

    private static FileStamp Stamp(long size, double hour) => new(size, At(hour).ToUnixTimeSeconds());

    private PlanRow Add(PlanSide side, long size, double? head, double? time, string name, string session, FileKind? kind, bool isUnrecognized = false)
    {
        FileKind grows = kind ?? (name == SessionFile.Transcript || name == SideRecords ? FileKind.Records : FileKind.Whole);
        side.Add(Key(session), new SessionFile(name, $"folder/{session}/{name}", Stamp(size, time ?? head ?? 0), grows) { IsUnrecognized = isUnrecognized }, head is { } at ? At(at) : null);
        return this;
    }
}
