using SessionSync.Model;
using SessionSync.Sync.Execution;
using Spectre.Console;

namespace SessionSync.Cli.Output;

/// <summary>The result for people at a terminal.</summary>
public sealed class ResultTable(StandardStreams streams, TimeProvider time, bool isColored, bool isDumb) : IResultView
{
    private const int NarrowestTitle = 16;
    private const int WidthOfTheRest = 60;
    private const int WidthOfAgents = 13;

    public void Write(IReadOnlyList<SessionOutcome> outcomes)
    {
        IAnsiConsole console = SpectreConsole.Create(streams.Out, isColored, isDumb);
        bool hasTargets = HasSeveral(outcomes, static outcome => outcome.Target);
        bool hasAgents = HasSeveral(outcomes, static outcome => outcome.Session.Agent.Value);
        int widestTitle = Math.Max(NarrowestTitle, console.Profile.Width - WidthOfTheRest - (hasAgents ? WidthOfAgents : 0));
        Table table = NewTable(hasTargets, hasAgents);
        foreach (SessionOutcome outcome in outcomes)
        {
            table.AddRow(
            [
                .. hasTargets ? [new Text(Printable.Line(outcome.Target))] : (Text[])[],
                .. hasAgents ? [new Text(outcome.Session.Agent.Value)] : (Text[])[],
                .. Cells(outcome, widestTitle),
            ]);
        }

        console.Write(table);
    }

    private static bool HasSeveral(IReadOnlyList<SessionOutcome> outcomes, Func<SessionOutcome, string> what)
    {
        foreach (SessionOutcome outcome in outcomes)
        {
            if (!string.Equals(what(outcome), what(outcomes[0]), StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Table NewTable(bool hasTargets, bool hasAgents)
    {
        Table table = new() { Border = TableBorder.Simple };
        if (hasTargets)
        {
            table.AddColumn(new TableColumn("Target").NoWrap());
        }

        if (hasAgents)
        {
            table.AddColumn(new TableColumn("Agent").NoWrap());
        }

        table.AddColumn(new TableColumn("Session").NoWrap());
        table.AddColumn(new TableColumn("Age").NoWrap().RightAligned());
        table.AddColumn(new TableColumn("Size").NoWrap().RightAligned());
        table.AddColumn(new TableColumn("").NoWrap());
        table.AddColumn(new TableColumn("Why"));
        return table;
    }

    private Text[] Cells(SessionOutcome outcome, int widestTitle) =>
    [
        new(Shortened(OutcomeCells.Title(outcome), widestTitle)),
        new(Quantity.Age(outcome.Head, time.GetUtcNow())),
        new(Quantity.Size(outcome.Size)),
        new(Words.ArrowOf(outcome.Direction)),
        new(OutcomeCells.Why(outcome), StyleOf(outcome.Action)),
    ];

    private static string Shortened(string title, int widest)
    {
        System.Globalization.StringInfo letters = new(title);
        return letters.LengthInTextElements <= widest ? title : letters.SubstringByTextElements(0, widest - 1) + "…";
    }

    private static Style StyleOf(SessionAction action) => action switch
    {
        SessionAction.Failed => new Style(Color.Red),
        SessionAction.Skipped => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
