using SessionSync.Model;
using SessionSync.Sync.Execution;
using Spectre.Console;

namespace SessionSync.Cli.Output;

/// <summary>The result for people at a terminal.</summary>
public sealed class ResultTable(StandardStreams streams, TimeProvider time, bool isColored, bool isDumb) : IResultView
{
    private const int NarrowestTitle = 16;
    private const int NarrowestReason = 28;
    private const int Padding = 2;

    public void Write(IReadOnlyList<SessionOutcome> outcomes)
    {
        IAnsiConsole console = SpectreConsole.Create(streams.Out, isColored, isDumb);
        bool hasTargets = HasSeveral(outcomes, static outcome => outcome.Target);
        bool hasAgents = HasSeveral(outcomes, static outcome => outcome.Session.Agent.Value);
        if (console.Profile.Width < ReportOptions.NarrowWidth)
        {
            WriteLines(outcomes, console.Profile.Width);
            return;
        }

        int widestTitle = WidestTitle(outcomes, console.Profile.Width, hasTargets, hasAgents);
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

    /// <summary>The columns that are left for the title beside the others; a reason is broken at its spaces, so its longest word must fit.</summary>
    private int WidestTitle(IReadOnlyList<SessionOutcome> outcomes, int width, bool hasTargets, bool hasAgents)
    {
        int Widest(Func<SessionOutcome, string> cell) => outcomes.Max(outcome => CellWidth.Of(cell(outcome)));
        int fixedWidth = Math.Max("Age".Length, Widest(outcome => Quantity.Age(outcome.Head, time.GetUtcNow())))
            + Math.Max("Size".Length, Widest(static outcome => Quantity.Size(outcome.Size)))
            + 1
            + (hasTargets ? Math.Max("Target".Length, Widest(static outcome => Printable.Line(outcome.Target))) + Padding : 0)
            + (hasAgents ? Widest(static outcome => outcome.Session.Agent.Value) + Padding : 0);
        int reason = Math.Min(
            Widest(OutcomeCells.Why),
            Math.Max(NarrowestReason, outcomes.Max(static outcome => OutcomeCells.Why(outcome).Split(' ').Max(static word => CellWidth.Of(word)))));
        return Math.Max(NarrowestTitle, width - fixedWidth - reason - (5 * Padding));
    }

    /// <summary>Where a table has no room: two lines a session.</summary>
    private void WriteLines(IReadOnlyList<SessionOutcome> outcomes, int width)
    {
        foreach (SessionOutcome outcome in outcomes)
        {
            streams.Out.WriteLine(CellWidth.Cut($"{OutcomeWords.ArrowOf(outcome.Direction)} {OutcomeCells.Title(outcome)}", width));
            streams.Out.WriteLine($"  {Printable.Line(outcome.Target)}, {outcome.Session.Agent.Value}, {Quantity.Age(outcome.Head, time.GetUtcNow())}, {Quantity.Size(outcome.Size)}: {OutcomeCells.Why(outcome)}");
        }
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
        new(CellWidth.Cut(OutcomeCells.Title(outcome), widestTitle)),
        new(Quantity.Age(outcome.Head, time.GetUtcNow())),
        new(Quantity.Size(outcome.Size)),
        new(OutcomeWords.ArrowOf(outcome.Direction)),
        new(OutcomeCells.Why(outcome), StyleOf(outcome.Action)),
    ];

    private static Style StyleOf(SessionAction action) => action switch
    {
        SessionAction.Failed => new Style(Color.Red),
        SessionAction.Skipped => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
