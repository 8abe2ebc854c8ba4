using SessionSync.Model;
using SessionSync.Sync.Execution;

namespace SessionSync.Cli.Output;

/// <summary>The parts of an outcome as they are shown, safe for a terminal.</summary>
internal static class OutcomeCells
{
    /// <summary>A session without a title goes by its id.</summary>
    public static string Title(SessionOutcome outcome)
    {
        string title = Printable.Line(outcome.Title);
        return title.Length > 0 ? title : Printable.Line(outcome.Session.Id);
    }

    public static string Why(SessionOutcome outcome)
    {
        string reason = Printable.Line(outcome.Reason);
        return outcome.Detail is null ? reason : $"{reason}: {Printable.Line(outcome.Detail)}";
    }
}
