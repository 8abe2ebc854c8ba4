using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Planning;

/// <summary>Decides what a sync does. Pure: no clock, no disk, no console; the same input gives the same plan.</summary>
public static class Planner
{
    public static SyncPlan Plan(PlanInput input)
    {
        Dictionary<SessionKey, SessionEntry> local = ByKey(input.Local);
        Dictionary<SessionKey, SessionEntry> remote = ByKey(input.Remote);
        Baseline baseline = IsNewMachine(input.Baseline, local) || IsNewMachine(input.Baseline, remote) ? Baseline.Empty : input.Baseline;

        var keys = new List<SessionKey>(local.Keys);
        foreach (SessionKey key in remote.Keys)
        {
            if (!local.ContainsKey(key))
            {
                keys.Add(key);
            }
        }

        keys.Sort();

        // A head that comes with what this run has copied may be older than the time that stood in for it: what was begun is finished.
        HashSet<SessionKey> begun = [.. input.Findings.Keys.Select(file => file.Session)];
        ImmutableArray<SessionPlan>.Builder sessions = ImmutableArray.CreateBuilder<SessionPlan>();
        HashSet<SessionKey> wanted = Wanted(keys, local, remote, input.Policy);
        int older = 0;
        foreach (SessionKey key in keys)
        {
            if (wanted.Contains(key) || begun.Contains(key))
            {
                sessions.Add(PlanSession(key, local.GetValueOrDefault(key), remote.GetValueOrDefault(key), baseline, input));
            }
            else if (input.Policy.SessionId is null && IsOlder(local.GetValueOrDefault(key), remote.GetValueOrDefault(key), baseline))
            {
                older++;
            }
        }

        return new SyncPlan(sessions.ToImmutable(), baseline) { Older = older };
    }

    private static Dictionary<SessionKey, SessionEntry> ByKey(Inventory inventory)
    {
        var byKey = new Dictionary<SessionKey, SessionEntry>(inventory.Sessions.Length);
        foreach (SessionEntry entry in inventory.Sessions)
        {
            byKey[entry.Key] = entry;
        }

        return byKey;
    }

    /// <summary>A side that has none of what the baseline says it had was rebuilt or wiped: the baseline tells nothing about it.</summary>
    private static bool IsNewMachine(Baseline baseline, Dictionary<SessionKey, SessionEntry> side)
    {
        foreach (FileKey file in baseline.Files.Keys)
        {
            if (side.TryGetValue(file.Session, out SessionEntry? entry) && entry.Find(file.Name) is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The sessions that this run is about, and those that they are nothing without.</summary>
    private static HashSet<SessionKey> Wanted(
        List<SessionKey> keys, Dictionary<SessionKey, SessionEntry> local, Dictionary<SessionKey, SessionEntry> remote, SyncPolicy policy)
    {
        var wanted = new HashSet<SessionKey>();
        foreach (SessionKey key in keys)
        {
            if (IsWanted(key, local.GetValueOrDefault(key), remote.GetValueOrDefault(key), policy))
            {
                for (SessionKey? next = key; next is { } one && wanted.Add(one);)
                {
                    string? origin = (local.GetValueOrDefault(one) ?? remote.GetValueOrDefault(one))?.Origin;
                    next = origin is null ? null : one with { Id = origin };
                }
            }
        }

        return wanted;
    }

    private static bool IsWanted(SessionKey key, SessionEntry? local, SessionEntry? remote, SyncPolicy policy)
    {
        if (policy.SessionId is { } wanted)
        {
            return key.Id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase);
        }

        return policy.Cutoff is not { } cutoff || local?.LastActive >= cutoff || remote?.LastActive >= cutoff;
    }

    /// <summary>Whether what the age window leaves out is worth a word.</summary>
    private static bool IsOlder(SessionEntry? local, SessionEntry? remote, Baseline baseline) =>
        (local ?? remote)!.IsConversation && !IsKnownEqual(local, remote, baseline);

    /// <summary>Whether both sides still hold every file as it was when their contents were last known to be equal.</summary>
    private static bool IsKnownEqual(SessionEntry? local, SessionEntry? remote, Baseline baseline) =>
        local is not null
        && remote is not null
        && local.Files.Length == remote.Files.Length
        && local.Files.All(file =>
            remote.Find(file.Name) is { } there
            && baseline.Find(new FileKey(local.Key, file.Name)) is { Evidence: not Evidence.Fleeting } known
            && known.Matches(file.Stamp, there.Stamp));

    private static SessionPlan PlanSession(SessionKey key, SessionEntry? local, SessionEntry? remote, Baseline baseline, PlanInput input)
    {
        var versions = new SortedDictionary<string, (SessionFile? Local, SessionFile? Remote)>(TranscriptLast.Instance);
        bool hasTranscript = local?.Transcript is not null || remote?.Transcript is not null;
        foreach (SessionFile file in local?.Files ?? [])
        {
            versions[file.Name] = (file, null);
        }

        foreach (SessionFile file in remote?.Files ?? [])
        {
            versions[file.Name] = (versions.GetValueOrDefault(file.Name).Local, file);
        }

        ImmutableArray<FileStep>.Builder steps = ImmutableArray.CreateBuilder<FileStep>(versions.Count);
        foreach ((string name, (SessionFile? here, SessionFile? there)) in versions)
        {
            if (hasTranscript && (here ?? there)!.Kind == FileKind.Packed)
            {
                // The agent unpacked it on one side, and went on from there.
                continue;
            }

            var file = new FileKey(key, name);
            var comparison = new FileComparison(
                name,
                here,
                there,
                baseline.Find(file),
                FindingOf(file, here, there, baseline, input),
                HeadOf(local, here),
                HeadOf(remote, there),
                input.Mergeable.Contains(key.Agent) && !input.Policy.PreferNewer,
                input.Policy.RestoreMissing);
            FileStep step = FilePlanner.Plan(comparison);
            steps.Add(Restrict(step, input.Policy.Direction, input.Local.Live.Contains(key), input.Remote.Live.Contains(key)));
        }

        return new SessionPlan(key, local, remote, steps.ToImmutable());
    }

    /// <summary>The result of comparing two versions of a file, in this run or in an earlier one; the default where nobody has compared them.</summary>
    private static Finding FindingOf(FileKey file, SessionFile? here, SessionFile? there, Baseline baseline, PlanInput input) =>
        input.Findings.TryGetValue(file, out Finding found) ? found
        : here is not null && there is not null ? baseline.DifferenceOf(file, here.Stamp, there.Stamp)
        : default;

    private static DateTimeOffset? HeadOf(SessionEntry? entry, SessionFile? file) => file is { IsTranscript: true } ? entry?.Head : null;

    /// <summary>Takes from a step the sides that this run may not write, or that an agent has open.</summary>
    private static FileStep Restrict(FileStep step, SyncDirection allowed, bool isOpenHere, bool isOpenThere)
    {
        if (step.Direction == SyncDirection.None)
        {
            return step;
        }

        SyncDirection direction = step.Direction & allowed;
        if (direction == SyncDirection.None)
        {
            return step with { Action = SyncAction.Keep, Direction = SyncDirection.None, Reason = StepReason.OtherDirection };
        }

        // What keeps it from being written is that it is open on a side that would be written.
        StepReason open = isOpenHere && direction.HasFlag(SyncDirection.Pull) ? StepReason.OpenHere : StepReason.OpenThere;
        bool touchesExisting = step.Action is not SyncAction.Copy;
        if (touchesExisting && isOpenHere)
        {
            direction &= ~SyncDirection.Pull;
        }

        if (touchesExisting && isOpenThere)
        {
            direction &= ~SyncDirection.Push;
        }

        return direction != SyncDirection.None
            ? step with { Direction = direction }
            : step with { Action = SyncAction.Keep, Direction = SyncDirection.None, Reason = open };
    }
}
