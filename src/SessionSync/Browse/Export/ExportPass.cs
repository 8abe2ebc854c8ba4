using System.Collections.Immutable;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Browse.Export;

/// <summary>Exports what has changed since the pass before; what cannot be read costs itself, never the others.</summary>
internal sealed class ExportPass(ExportSelection selection, LocalConversations local, Exporter exporter, IProgress<ExportEvent> events)
{
    private readonly Dictionary<SessionKey, FileStamp> _seen = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public ExportTally Run(CancellationToken cancellationToken)
    {
        (ImmutableArray<ListedConversation> conversations, ImmutableArray<string> problems) = selection.Find(cancellationToken);
        var tally = new ExportTally(0, 0, Tell(problems));
        foreach (ListedConversation conversation in conversations)
        {
            FoundConversation found = conversation.Found;
            if (!_seen.TryGetValue(found.Key, out FileStamp stamp) || stamp != found.Stamp)
            {
                _seen[found.Key] = found.Stamp;
                tally += TryExport(conversation, cancellationToken);
            }
        }

        if (tally.Exported > 0)
        {
            exporter.Finish();
        }

        return tally;
    }

    /// <summary>Once each, however many passes there are.</summary>
    private int Tell(ImmutableArray<string> problems)
    {
        foreach (string problem in problems.Where(_told.Add))
        {
            events.Report(new ExportEvent.ConversationsMissed(problem));
        }

        return problems.Length;
    }

    private ExportTally TryExport(ListedConversation conversation, CancellationToken cancellationToken)
    {
        string session = conversation.Found.Key.ToString();
        try
        {
            return Export(conversation, session, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(session, $"{session} is not exported", FileTrouble.Of(exception));
        }
    }

    private ExportTally Export(ListedConversation conversation, string session, CancellationToken cancellationToken)
    {
        int warnings = 0;
        ReadWarning? first = null;
        void Warn(ReadWarning warning)
        {
            first ??= warning;
            warnings++;
            events.Report(new ExportEvent.RecordUnreadable(session, warning));
        }

        FoundConversation found = conversation.Found;
        string? name = exporter.Export(local.ReaderOf(found), found, conversation.Facts, Warn, cancellationToken);
        if (name is null && first is not null)
        {
            return Fail(session, $"Nothing of {session} can be read", $"{first.Place}: {first.What}");
        }

        events.Report(new ExportEvent.SessionExported(session, name, warnings, first));
        return name is null ? new ExportTally(0, 1, 0) : new ExportTally(1, 0, 0);
    }

    private ExportTally Fail(string session, string what, string why)
    {
        events.Report(new ExportEvent.SessionFailed(session, new SyncException(FailureKind.Partial, what, why)));
        return new ExportTally(0, 0, 1);
    }
}
