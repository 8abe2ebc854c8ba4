using SessionSync.Operations.Status;

namespace SessionSync.Cli.Output;

/// <summary>The words in which <c>status</c> describes a target.</summary>
internal static class StatusWords
{
    public static string Of(TargetReach reach) => reach switch
    {
        TargetReach.Reachable => "reachable",
        TargetReach.Unreachable => "unreachable",
        TargetReach.Stopped => "stopped",
        _ => "not asked",
    };

    public static string? Of(SafeToDelete? safeToDelete) => safeToDelete switch
    {
        SafeToDelete.Yes => "home",
        SafeToDelete.No => "not home",
        SafeToDelete.Unknown => "maybe not home",
        _ => null,
    };

    /// <summary>The notes beside the state of a target, the most urgent first.</summary>
    public static string Notes(TargetStatus status, DateTimeOffset now)
    {
        List<string> notes = [];
        if (status.RetentionEnds is { } ends && ends - now < StatusReport.Soon)
        {
            notes.Add(ends <= now ? "will be deleted any moment" : $"will be deleted in {Quantity.Age(now, ends)}");
        }

        notes.AddRange(Changes(status));
        if (status.SafeToDelete is SafeToDelete.Unknown)
        {
            notes.Add(status.LastSync is { } since ? $"may hold what is not home since {since:yyyy-MM-dd HH:mm}Z" : "may hold what is not home");
        }
        else if (status is { SafeToDelete: SafeToDelete.No, Changes: { NewerThere: 0 or null, Diverged: 0 or null } })
        {
            notes.Add("holds older sessions that are not home");
        }

        if (status.Failure is { } failure)
        {
            notes.Add(failure.Why.Length > 0 ? failure.Why : failure.What);
        }

        return string.Join("; ", notes);
    }

    private static IEnumerable<string> Changes(TargetStatus status)
    {
        if (status.Changes is not { } changes)
        {
            return [];
        }

        if (status is { Reach: TargetReach.Reachable } && changes is { IsEmpty: true, Kept: 0 })
        {
            return ["in sync", .. Older(changes)];
        }

        return
        [
            .. new (int? Count, string Words)[]
            {
                (changes.NewerHere, "newer here"), (changes.NewerThere, "newer there"), (changes.Diverged, "went on in both places"), (changes.Kept, "left as they are"),
            }.Where(static part => part.Count > 0).Select(static part => $"{part.Count} {part.Words}"),
            .. Older(changes),
        ];
    }

    private static IEnumerable<string> Older(PendingChanges changes) =>
        changes is { Older: > 0, Days: { } days } ? [$"{changes.Older} older than {Quantity.Count(days, "day")} not looked at"] : [];
}
