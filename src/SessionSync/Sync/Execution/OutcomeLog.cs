using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Collects how each file's step ended over all rounds, and tells it session by session.</summary>
internal sealed class OutcomeLog(SyncSetup setup)
{
    private readonly SortedDictionary<SessionKey, List<(PlannedWrite Planned, WriteResult Result)>> _writes = [];

    /// <summary>Of sessions that are not here yet.</summary>
    public ImmutableDictionary<SessionKey, string> Titles { get; set; } = ImmutableDictionary<SessionKey, string>.Empty;

    public void Add(PlannedWrite planned, WriteResult result)
    {
        if (!_writes.TryGetValue(planned.Session.Key, out List<(PlannedWrite, WriteResult)>? writes))
        {
            _writes[planned.Session.Key] = writes = [];
        }

        writes.Add((planned, result));
    }

    /// <summary>One outcome for each session that was written or needs attention, by the last round's plan.</summary>
    public ImmutableArray<SessionOutcome> Outcomes(SyncPlan plan)
    {
        ImmutableArray<SessionOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<SessionOutcome>();
        foreach (SessionPlan session in plan.Sessions)
        {
            _writes.TryGetValue(session.Key, out List<(PlannedWrite Planned, WriteResult Result)>? writes);
            if (Describe(session, writes ?? []) is { } outcome)
            {
                outcomes.Add(outcome);
            }
        }

        return outcomes.ToImmutable();
    }

    /// <summary>The outcomes that a run of this plan would have.</summary>
    public ImmutableArray<SessionOutcome> Preview(SyncPlan plan)
    {
        ImmutableArray<SessionOutcome>.Builder outcomes = ImmutableArray.CreateBuilder<SessionOutcome>();
        foreach (SessionPlan session in plan.Sessions)
        {
            FileStep? telling = Telling(session.Steps, step => step.Action is not (SyncAction.None or SyncAction.Keep))
                ?? Telling(session.Steps, step => step.Action == SyncAction.Keep && step.Reason != StepReason.OtherDirection);
            if (telling is not null)
            {
                outcomes.Add(IsTaken(telling)
                    ? Outcome(session, SessionAction.Skipped, SyncDirection.None, ReasonOf(telling), bytes: 0, null)
                    : Outcome(session, ActionOf(telling), telling.Direction, ReasonOf(telling), session.Steps.Sum(BytesOf), null));
            }
        }

        return outcomes.ToImmutable();
    }

    private SessionOutcome? Describe(SessionPlan session, List<(PlannedWrite Planned, WriteResult Result)> writes)
    {
        long bytes = writes.Where(write => write.Result.Status == WriteStatus.Written).Sum(write => write.Planned.Write.Source.Length);
        SyncDirection direction = writes.Aggregate(SyncDirection.None, (both, write) => both | write.Planned.Direction);
        foreach ((PlannedWrite planned, WriteResult result) in writes)
        {
            if (result.Status is WriteStatus.Failed or WriteStatus.Corrupt)
            {
                return Outcome(session, SessionAction.Failed, planned.Direction, Reasons.Of(result), bytes, NameOf(planned));
            }
        }

        foreach ((PlannedWrite planned, WriteResult result) in writes)
        {
            if (result.Status is WriteStatus.Changed)
            {
                // Of a new file it is the place that is taken, unless its source is what changed.
                bool isTaken = planned.Write.Mode == WriteMode.Create && result.Detail is null;
                string reason = isTaken ? Reasons.TakenName : Reasons.Of(result);
                return Outcome(session, SessionAction.Skipped, planned.Direction, reason, bytes, NameOf(planned)) with { IsUnresolved = isTaken };
            }
        }

        FileStep? telling = Telling([.. writes.Where(write => write.Result.Status == WriteStatus.Written).Select(write => write.Planned.Step)], _ => true);
        if (telling is not null)
        {
            return Outcome(session, ActionOf(telling), direction, ReasonOf(telling), bytes, null);
        }

        FileStep? kept = Telling(session.Steps, step => step.Action == SyncAction.Keep && step.Reason != StepReason.OtherDirection);
        return kept is null ? null : Outcome(session, SessionAction.Skipped, SyncDirection.None, Reasons.Of(kept.Reason), 0, null) with { IsUnresolved = IsUnresolved(kept) };
    }

    /// <summary>The step that says most about a session: its transcript's, else the last of the others.</summary>
    private static FileStep? Telling(ImmutableArray<FileStep> steps, Func<FileStep, bool> counts)
    {
        FileStep? telling = null;
        foreach (FileStep step in steps)
        {
            if (counts(step))
            {
                telling = step;
            }
        }

        return telling;
    }

    private SessionAction ActionOf(FileStep step) => (step.Action, step.Name.Length == 0) switch
    {
        (SyncAction.Merge, _) => SessionAction.Merged,
        (SyncAction.Inspect, _) => setup.Agent is IMergingAgent ? SessionAction.Merged : SessionAction.Replaced,
        (SyncAction.Append, true) => SessionAction.Appended,
        (SyncAction.Replace, true) => SessionAction.Replaced,
        (SyncAction.Keep, _) => SessionAction.Skipped,
        _ => step.Direction.HasFlag(SyncDirection.Push) ? SessionAction.Pushed : SessionAction.Pulled,
    };

    private static long BytesOf(FileStep step) => step.Action switch
    {
        SyncAction.Append => Math.Abs(step.Local!.CommonSize - step.Remote!.CommonSize),
        SyncAction.Copy or SyncAction.Replace => (step.Direction == SyncDirection.Push ? step.Local : step.Remote)!.Stamp.Size,
        SyncAction.Merge or SyncAction.Inspect => step.Local!.Stamp.Size + step.Remote!.Stamp.Size,
        _ => 0,
    };

    private string ReasonOf(FileStep step) => BranchCopies.AreWanted(setup, step) ? Reasons.OfCopied(step.Reason)
        : step.Action == SyncAction.Replace ? Reasons.OfMended(step.Reason)
        : Reasons.Of(step.Reason);

    /// <summary>Whether no later run will do better by itself. An agent's own clean-up is nothing that anybody has to look at.</summary>
    private static bool IsUnresolved(FileStep step) => step.Reason is
        StepReason.ShrunkHere or StepReason.ShrunkThere or StepReason.DamagedHere or StepReason.DamagedThere or StepReason.TakenHere or StepReason.TakenThere or StepReason.Diverged;

    /// <summary>Something else lies in its place, as far as nobody has read it.</summary>
    private static bool IsTaken(FileStep step) => step.Reason is StepReason.TakenHere or StepReason.TakenThere;

    private static string? NameOf(PlannedWrite planned) => planned.Step.Name.Length == 0 ? null : planned.Step.Name;

    private SessionOutcome Outcome(SessionPlan session, SessionAction action, SyncDirection direction, string reason, long bytes, string? detail)
    {
        DateTimeOffset? head = session.Local?.Head is { } here && !(session.Remote?.Head > here) ? here : session.Remote?.Head;
        long size = Math.Max(SizeOf(session.Local), SizeOf(session.Remote));
        return new SessionOutcome(setup.Target, session.Key, TitleOf(session), action, direction, reason, bytes, size, head, detail);
    }

    private static long SizeOf(SessionEntry? entry) => entry?.Files.Sum(file => file.Stamp.Size) ?? 0;

    /// <summary>Titles are read here, but those of sessions that a dry run has seen only there.</summary>
    private string TitleOf(SessionPlan session)
    {
        if (!setup.WantsTitles)
        {
            return "";
        }

        if (Titles.TryGetValue(session.Key, out string? told))
        {
            return told;
        }

        SessionEntry known = (session.Local ?? session.Remote)!;
        try
        {
            // Where a session has no transcript as clients write it today, its first file is the conversation.
            string name = (known.Transcript ?? known.Files.FirstOrDefault())?.Name ?? SessionFile.Transcript;
            using Stream transcript = setup.Local.OpenRead(setup.Local.Locate(known, session.Local, name));
            return setup.Agent.ReadTitle(transcript) ?? "";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
