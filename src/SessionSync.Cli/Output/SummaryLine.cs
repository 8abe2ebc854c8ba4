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
            return summary.Unchanged == 0
                ? $"{target}: nothing to do, no sessions on either side"
                : $"{target}: nothing to do, {Quantity.Count(summary.Unchanged, "session")} in sync";
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

        return $"{target}: {string.Join(", ", counts)} ({Cost(summary)})";
    }

    private static List<string> CountsOf(TargetSummary summary, bool isDryRun)
    {
        List<string> counts = [];
        foreach ((SessionAction action, int count) in Counts(summary))
        {
            if (count > 0)
            {
                counts.Add(isDryRun && action != SessionAction.Failed ? $"{count} to {Words.OfPlanned(action)}" : $"{count} {Words.Of(action)}");
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
