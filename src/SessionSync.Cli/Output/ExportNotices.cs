using SessionSync.Browse.Export;
using SessionSync.Model;

namespace SessionSync.Cli.Output;

/// <summary>Tells how an export goes.</summary>
/// <param name="directory">Where it is exported to, as it is shown.</param>
internal sealed class ExportNotices(INotices notices, TextWriter output, string directory, bool isVerbose) : IProgress<ExportEvent>
{
    private string? _last;

    public void Report(ExportEvent value)
    {
        _last = value is ExportEvent.SessionExported { Name: { } name } ? name : _last;
        switch (value)
        {
            case ExportEvent.ConversationsMissed happened:
                notices.Warning(null, happened.Problem);
                break;
            case ExportEvent.RecordUnreadable happened when isVerbose:
                notices.Warning(happened.Session, $"{happened.Warning.Place}: {happened.Warning.What}");
                break;
            case ExportEvent.SessionExported happened when isVerbose:
                notices.Detail(happened.Session, happened.Name ?? "nothing to export");
                break;
            case ExportEvent.SessionExported { First: { } first } happened:
                notices.Warning(happened.Session, $"{Quantity.Count(happened.Unreadable, "record")} could not be read; {first.Place}: {first.What}");
                break;
            case ExportEvent.SessionFailed happened:
                notices.Failure(happened.Session, happened.Failure);
                break;
            case ExportEvent.PassEnded happened:
                Tell(happened.Tally);
                break;
            case ExportEvent.WatchBegan:
                notices.Detail(null, "Waiting for changes; Ctrl-C ends it.");
                break;
        }
    }

    private void Tell(ExportTally tally)
    {
        string text = tally.Exported switch
        {
            0 => "No session was exported",
            1 => $"Exported 1 session to {Printable.Line(Path.Combine(directory, _last ?? ""))}",
            var count => $"Exported {Quantity.Count(count, "session")} to {Printable.Line(directory)}",
        };
        string rest = $"{(tally.Empty > 0 ? $"; {tally.Empty} had nothing to export" : "")}{(tally.Failed > 0 ? $"; {tally.Failed} failed" : "")}";

        // Nothing behind a file's name that would be copied with it.
        output.WriteLine(tally.Exported == 1 && rest.Length == 0 ? text : $"{text}{rest}.");
    }
}
