using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Sync.Memory;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Importing;

/// <summary>Decides what is imported where. An import only ever adds, so where both sides went on each gets what the other has. Pure.</summary>
public static class ImportPlanner
{
    /// <summary>An agent that has not finished a message for so long was ended before it could.</summary>
    private static readonly TimeSpan s_longestMessage = TimeSpan.FromMinutes(15);

    public static ImportPlan Plan(
        ImmutableArray<ImportableSession> here,
        ImmutableArray<ImportableSession> there,
        ImmutableDictionary<SessionKey, ImportBaseline> memory,
        SyncPolicy policy,
        DateTimeOffset now)
    {
        Dictionary<SessionKey, ImportableSession> atHome = ByKey(here);
        Dictionary<SessionKey, ImportableSession> away = ByKey(there);
        var known = new SortedDictionary<SessionKey, (ImportableSession? Here, ImportableSession? There)>();
        foreach (SessionKey key in atHome.Keys.Union(away.Keys))
        {
            known[key] = (atHome.GetValueOrDefault(key), away.GetValueOrDefault(key));
        }

        var family = new ImportFamily([.. here, .. there]);
        bool IsOlder(SessionKey key, ImportableSession? mine, ImportableSession? theirs) => (mine ?? theirs)!.Parent is null
            && !IsAskedFor(key, family, policy)
            && PlanOne(mine, theirs, memory.GetValueOrDefault(key), policy with { Direction = SyncDirection.Both }, now).Reason != StepReason.Same;

        return new ImportPlan(
        [
            .. from pair in known
               where IsAskedFor(pair.Key, family, policy)
               orderby family.GenerationOf(pair.Key)
               select PlanOne(pair.Value.Here, pair.Value.There, memory.GetValueOrDefault(pair.Key), policy, now),
        ])
        {
            Older = policy.SessionId is not null ? 0 : known.Count(pair => IsOlder(pair.Key, pair.Value.Here, pair.Value.There)),
        };
    }

    private static Dictionary<SessionKey, ImportableSession> ByKey(ImmutableArray<ImportableSession> sessions)
    {
        var byKey = new Dictionary<SessionKey, ImportableSession>();
        foreach (ImportableSession session in sessions)
        {
            byKey.TryAdd(session.Key, session);
        }

        return byKey;
    }

    /// <summary>Whether the policy selects a session, by the beginning of its id or by its age. A session that another one made is selected with that
    /// one.</summary>
    private static bool IsAskedFor(SessionKey key, ImportFamily family, SyncPolicy policy) => policy.SessionId is { } wanted
        ? family.LineOf(key).Any(member => member.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
        : policy.Cutoff is not { } cutoff || family.ActiveAt(key) >= cutoff;

    private static ImportStep PlanOne(ImportableSession? here, ImportableSession? there, ImportBaseline? known, SyncPolicy policy, DateTimeOffset now)
    {
        // What has no message is nothing to bring, and an import that failed may have left it.
        (SyncDirection wanted, StepReason reason) = (here?.Signature ?? default, there?.Signature ?? default) switch
        {
            ({ Messages: 0 }, { Messages: 0 }) => (SyncDirection.None, StepReason.Same),
            (_, { Messages: 0 }) => OneSided(SyncDirection.Push, known?.There is not null, policy),
            ({ Messages: 0 }, _) => OneSided(SyncDirection.Pull, known?.Here is not null, policy),
            var (mine, theirs) => Compare(mine, theirs, known),
        };
        SyncDirection allowed = wanted & policy.Direction;
        if (wanted != SyncDirection.None && allowed == SyncDirection.None)
        {
            return new ImportStep(here, there, SyncDirection.None, StepReason.OtherDirection);
        }

        StepReason? open = allowed.HasFlag(SyncDirection.Push) && IsOpen(here, now) ? StepReason.OpenHere
            : allowed.HasFlag(SyncDirection.Pull) && IsOpen(there, now) ? StepReason.OpenThere
            : null;
        return open is { } waiting ? new ImportStep(here, there, SyncDirection.None, waiting) : new ImportStep(here, there, allowed, reason);
    }

    private static (SyncDirection Wanted, StepReason Reason) OneSided(SyncDirection direction, bool wasOnBoth, SyncPolicy policy) => wasOnBoth && !policy.RestoreMissing
        ? (SyncDirection.None, direction == SyncDirection.Push ? StepReason.WentAwayThere : StepReason.WentAwayHere)
        : (direction, direction == SyncDirection.Push ? StepReason.OnlyHere : StepReason.OnlyThere);

    /// <summary>After a sync both sides may differ, where one had lost messages: then what changed since tells where there is something new.</summary>
    private static (SyncDirection Wanted, StepReason Reason) Compare(ImportSignature here, ImportSignature there, ImportBaseline? known) =>
        here == there ? (SyncDirection.None, StepReason.Same)
        : (here == known?.Here, there == known?.There) switch
        {
            (true, true) => (SyncDirection.None, StepReason.Same),
            (true, false) => (SyncDirection.Pull, StepReason.LongerThere),
            (false, true) => (SyncDirection.Push, StepReason.LongerHere),
            _ => (SyncDirection.Both, StepReason.Diverged),
        };

    /// <summary>Whether a message is still being written. It would stay half-written for ever: an import never changes a message that is there.</summary>
    private static bool IsOpen(ImportableSession? session, DateTimeOffset now) => session?.UnfinishedSince is { } since && now - since < s_longestMessage;
}
