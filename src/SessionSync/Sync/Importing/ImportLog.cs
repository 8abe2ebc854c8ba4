using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Execution;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Importing;

/// <summary>Collects how each step ended, and tells it session by session. What a session made is a part of it, and is told of only if it failed.</summary>
internal sealed class ImportLog(ImportSetup setup)
{
    private readonly Dictionary<SessionKey, (SyncDirection Direction, long Bytes)> _done = [];
    private readonly Dictionary<SessionKey, SyncDirection> _kept = [];
    private readonly Dictionary<SessionKey, (SyncDirection Direction, string Why)> _failed = [];

    public bool HasFailed => _failed.Count > 0;

    public IReadOnlyDictionary<SessionKey, SyncDirection> Kept => _kept;

    public void Add(ImportStep step, SyncDirection direction, long bytes)
    {
        (SyncDirection before, long moved) = _done.GetValueOrDefault(step.Session.Key);
        _done[step.Session.Key] = (before | direction, moved + bytes);
    }

    public void Keep(ImportStep step, SyncDirection direction) => _kept[step.Session.Key] = direction;

    public void Fail(ImportStep step, SyncDirection direction, string why) => _failed.TryAdd(step.Session.Key, (direction, why));

    public bool IsDone(ImportStep step) => !_failed.ContainsKey(step.Session.Key) && !_kept.ContainsKey(step.Session.Key);

    /// <summary>Where the session was really imported.</summary>
    public SyncDirection WrittenOf(ImportStep step) => _done.GetValueOrDefault(step.Session.Key).Direction;

    public ImmutableArray<SessionOutcome> Outcomes(ImportPlan plan) => [.. plan.Steps.Select(Describe).OfType<SessionOutcome>()];

    /// <summary>The outcomes that a run of this plan would have.</summary>
    /// <param name="writable">The sides that have a client.</param>
    public ImmutableArray<SessionOutcome> Preview(ImportPlan plan, SyncDirection writable) =>
    [
        .. from step in plan.Steps
           where step.Session.Parent is null && (step.IsKept || step.Direction != SyncDirection.None)
           select (step.Direction & ~writable) != SyncDirection.None ? Outcome(step, SessionAction.Skipped, step.Direction, NotInstalled(step.Direction & ~writable), 0)
               : step.IsKept ? Outcome(step, SessionAction.Skipped, SyncDirection.None, Reasons.Of(step.Reason), 0)
               : Outcome(step, ActionOf(step.Reason, step.Direction), step.Direction, Reasons.Of(step.Reason), 0),
    ];

    private SessionOutcome? Describe(ImportStep step)
    {
        SessionKey key = step.Session.Key;
        (SyncDirection done, long bytes) = _done.GetValueOrDefault(key);
        if (_failed.TryGetValue(key, out (SyncDirection Direction, string Why) failure))
        {
            return Outcome(step, SessionAction.Failed, failure.Direction, failure.Why, bytes);
        }

        if (step.Session.Parent is not null)
        {
            return null;
        }

        return _kept.TryGetValue(key, out SyncDirection missing) ? Outcome(step, SessionAction.Skipped, missing, NotInstalled(missing), bytes)
            : done != SyncDirection.None ? Outcome(step, ActionOf(step.Reason, done), done, Reasons.Of(step.Reason), bytes)
            : step.IsKept ? Outcome(step, SessionAction.Skipped, SyncDirection.None, Reasons.Of(step.Reason), 0)
            : null;
    }

    private static SessionAction ActionOf(StepReason reason, SyncDirection direction) => reason switch
    {
        StepReason.Diverged => SessionAction.Merged,
        StepReason.LongerHere or StepReason.LongerThere => SessionAction.Appended,
        _ => direction == SyncDirection.Push ? SessionAction.Pushed : SessionAction.Pulled,
    };

    private string NotInstalled(SyncDirection missing) =>
        $"{setup.Client} is not installed {(missing.HasFlag(SyncDirection.Push) ? "there" : "here")}; its export is kept here";

    private SessionOutcome Outcome(ImportStep step, SessionAction action, SyncDirection direction, string reason, long bytes)
    {
        DateTimeOffset? head = step.Here?.Head is { } here && !(step.There?.Head > here) ? here : step.There?.Head ?? step.Here?.Head;
        return new SessionOutcome(setup.Target, step.Session.Key, step.Session.Title, action, direction, reason, bytes, bytes, head);
    }
}
