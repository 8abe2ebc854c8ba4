using SessionSync.Operations.Syncing;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges what is kept between runs.</summary>
public static class StateChecks
{
    /// <summary>No sync takes as long, unless it hangs or waits for an answer at a terminal.</summary>
    private static readonly TimeSpan s_long = TimeSpan.FromHours(1);

    /// <param name="readable">How many memories there are: one for each agent of a project and a target.</param>
    /// <param name="unreadable">Paths of memories that cannot be read.</param>
    public static HealthCheck Memories(int readable, IReadOnlyList<string> unreadable) => unreadable.Count == 0
        ? new HealthCheck("memory", "", Verdict.Ok, readable == 0 ? "No sync is remembered yet" : $"{(readable == 1 ? "1 memory" : $"{readable} memories")} of last syncs, one for each agent of a project and a target")
        : new HealthCheck("memory", "", Verdict.Warning, $"{unreadable.Count} of {readable + unreadable.Count} cannot be read: that costs time and nothing else", $"rm {string.Join(' ', unreadable)}");

    /// <param name="holder">A run that holds a project's lock now.</param>
    public static HealthCheck Lock(LockHolder holder, DateTimeOffset now) => now - holder.Since > s_long
        ? new HealthCheck("lock", $"process {holder.ProcessId}", Verdict.Warning, $"It has been syncing since {holder.Since:yyyy-MM-dd HH:mm}Z", $"Look at it, and end it if it hangs: ps -p {holder.ProcessId}")
        : new HealthCheck("lock", $"process {holder.ProcessId}", Verdict.Ok, "It is syncing right now");
}
