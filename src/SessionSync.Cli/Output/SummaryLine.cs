using SessionSync.Model;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>One target's sync in one line.</summary>
public static class SummaryLine
{
    public static string Of(TargetSummary summary, bool isDryRun)
    {
        string target = Printable.Line(summary.Project is { } project ? $"{summary.Target} {project}" : summary.Target);
        if (summary.IsQuiet)
        {
            return $"{target}: nothing to do, {InSync(summary)}{NotLookedAt(summary)}";
        }

        List<string> counts = CountsOf(summary, isDryRun);
        if (summary.LeftOut > 0)
        {
            counts.Add($"{summary.LeftOut} not looked at");
        }

        if (summary.Unchanged > 0)
        {
            counts.Add($"{summary.Unchanged} unchanged");
        }

        return $"{target}: {string.Join(", ", counts)} ({Cost(summary)}){NotLookedAt(summary)}";
    }

    /// <summary>Claims no more than was looked at.</summary>
    private static string InSync(TargetSummary summary) => summary switch
    {
        { Unchanged: > 0 } => $"{Quantity.Count(summary.Unchanged, "session")} in sync",
        { Older: > 0, Days: { } days } => $"no sessions of the last {Quantity.Count(days, "day")}",
        { NotFetched: > 0 } or { NotSent: > 0 } => "nothing in this direction",
        _ => "no sessions on either side",
    };

    private static string NotLookedAt(TargetSummary summary)
    {
        List<string> parts = [];
        if (summary.NotFetched > 0)
        {
            parts.Add($"{summary.NotFetched} newer there not fetched");
        }

        if (summary.NotSent > 0)
        {
            parts.Add($"{summary.NotSent} newer here not sent");
        }

        if (summary.Older > 0)
        {
            parts.Add(summary.Days is { } days
                ? $"{summary.Older} older than {Quantity.Count(days, "day")} not looked at (--all-sessions)"
                : $"{summary.Older} older not looked at (--all-sessions)");
        }

        if (summary.Agent is { } agent)
        {
            parts.Add($"agents other than {agent.Value} not looked at");
        }

        return string.Concat(parts.Select(static part => "; " + part));
    }

    private static List<string> CountsOf(TargetSummary summary, bool isDryRun)
    {
        List<string> counts = [];
        foreach ((SessionAction action, int count) in Counts(summary))
        {
            if (count > 0)
            {
                counts.Add(isDryRun && action != SessionAction.Failed ? $"{count} to {OutcomeWords.OfPlanned(action)}" : $"{count} {OutcomeWords.Of(action)}");
            }
        }

        return counts;
    }

    private static (SessionAction Action, int Count)[] Counts(TargetSummary summary) =>
    [
        (SessionAction.Pushed, summary.Pushed),
        (SessionAction.Pulled, summary.Pulled),
        (SessionAction.Appended, summary.Appended),
        (SessionAction.Merged, summary.Merged),
        (SessionAction.Skipped, summary.Skipped),
        (SessionAction.Failed, summary.Failed),
    ];

    private static string Cost(TargetSummary summary) =>
        $"{Quantity.Size(summary.BytesSent)} up, {Quantity.Size(summary.BytesReceived)} down, "
        + $"{Quantity.Count(summary.Connections, "connection")}, {Quantity.Seconds(summary.Seconds)}";
}
