using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>The numbers of one sync with one target. Counts are of sessions, bytes are those on the wire.</summary>
public sealed record TargetSummary(string Target)
{
    /// <summary>The name of the project that was synced; null where the run was about one project only.</summary>
    public string? Project { get; init; }

    public int Pushed { get; init; }

    public int Pulled { get; init; }

    public int Appended { get; init; }

    public int Merged { get; init; }

    public int Unchanged { get; init; }

    public int Skipped { get; init; }

    public int Failed { get; init; }

    /// <summary>How many links, folders and files were not looked at, though sessions may lie there.</summary>
    public int LeftOut { get; init; }

    /// <summary>Of those skipped: those that no later run will bring together by itself.</summary>
    public int Unresolved { get; init; }

    /// <summary>How many sessions were not looked at because their last message is older than <see cref="Days"/>, and are not known to be equal.</summary>
    public int Older { get; init; }

    /// <summary>The age window, in days; null where sessions of any age were looked at.</summary>
    public int? Days { get; init; }

    /// <summary>The only agent whose sessions were looked at; null for all.</summary>
    public AgentId? Agent { get; init; }

    /// <summary>How many sessions hold something new there that a push does not fetch.</summary>
    public int NotFetched { get; init; }

    /// <summary>How many sessions hold something new here that a pull does not send.</summary>
    public int NotSent { get; init; }

    public long BytesSent { get; init; }

    public long BytesReceived { get; init; }

    public int Connections { get; init; }

    /// <summary>From the beginning to the end by the clock on the wall.</summary>
    public double Seconds { get; init; }

    /// <summary>Counts how sessions ended.</summary>
    /// <param name="unchanged">Those that there is no outcome of.</param>
    public static TargetSummary Of(string target, ImmutableArray<SessionOutcome> outcomes, int unchanged, Traffic traffic, TimeSpan elapsed)
    {
        int Count(SessionAction action) => outcomes.Count(outcome => outcome.Action == action);
        int Replaced(SyncDirection direction) => outcomes.Count(outcome => outcome.Action == SessionAction.Replaced && outcome.Direction == direction);
        return new TargetSummary(target)
        {
            Pushed = Count(SessionAction.Pushed) + Replaced(SyncDirection.Push),
            Pulled = Count(SessionAction.Pulled) + Replaced(SyncDirection.Pull),
            Appended = Count(SessionAction.Appended),
            Merged = Count(SessionAction.Merged),
            Skipped = Count(SessionAction.Skipped),
            Failed = Count(SessionAction.Failed),
            Unresolved = outcomes.Count(static outcome => outcome.IsUnresolved),
            Unchanged = unchanged,
            BytesSent = traffic.Sent,
            BytesReceived = traffic.Received,
            Connections = traffic.Connections,
            Seconds = elapsed.TotalSeconds,
        };
    }

    /// <summary>The sum of this and another one. Both may have been under way at the same time: the seconds stay those of this one, until who
    /// knows them sets them.</summary>
    public TargetSummary With(TargetSummary other) => this with
    {
        Pushed = Pushed + other.Pushed,
        Pulled = Pulled + other.Pulled,
        Appended = Appended + other.Appended,
        Merged = Merged + other.Merged,
        Unchanged = Unchanged + other.Unchanged,
        Skipped = Skipped + other.Skipped,
        Failed = Failed + other.Failed,
        LeftOut = LeftOut + other.LeftOut,
        Older = Older + other.Older,
        NotFetched = NotFetched + other.NotFetched,
        NotSent = NotSent + other.NotSent,
        Unresolved = Unresolved + other.Unresolved,
        BytesSent = BytesSent + other.BytesSent,
        BytesReceived = BytesReceived + other.BytesReceived,
        Connections = Connections + other.Connections,
    };

    /// <summary>The same with so many sessions that hold something new which only the other direction brings.</summary>
    /// <param name="allowed">The direction that the run goes.</param>
    public TargetSummary WithWaiting(int sessions, SyncDirection allowed) => this with
    {
        NotFetched = allowed == SyncDirection.Push ? sessions : 0,
        NotSent = allowed == SyncDirection.Pull ? sessions : 0,
    };

    /// <summary>Whether no session was found to look at.</summary>
    public bool IsEmpty => IsQuiet && (Unchanged | NotFetched | NotSent | Older) == 0;

    /// <summary>Nothing changed and nothing needs attention.</summary>
    public bool IsQuiet => (Pushed | Pulled | Appended | Merged | Skipped | Failed | LeftOut) == 0;
}
