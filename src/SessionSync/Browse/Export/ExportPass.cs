using System.Collections.Immutable;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Browse.Export;

/// <summary>Exports what has changed since the pass before; what cannot be read costs itself, never the others.</summary>
internal sealed class ExportPass(ExportSelection selection, LocalConversations local, Exporter exporter, IProgress<ExportEvent> events)
{
    private readonly Dictionary<SessionKey, (FileStamp Stamp, RelatedPages? Related)> _seen = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public ExportTally Run(CancellationToken cancellationToken)
    {
        (ImmutableArray<ListedConversation> conversations, ImmutableArray<string> problems) = selection.Find(cancellationToken);
        var tally = new ExportTally(0, 0, Tell(problems));
        ExportedSession[] sessions = [.. conversations.Select(static one => new ExportedSession(one.Found.Key, one.Found.IsSubagent, one.Facts))];
        foreach ((ListedConversation conversation, ExportedSession session) in conversations.Zip(exporter.Relate(sessions)))
        {
            (FileStamp Stamp, RelatedPages? Related) now = (conversation.Found.Stamp, session.Related);
            if (!_seen.TryGetValue(session.Key, out (FileStamp Stamp, RelatedPages? Related) seen) || seen != now)
            {
                _seen[session.Key] = now;
                tally += TryExport(conversation.Found, session, cancellationToken);
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

    private ExportTally TryExport(FoundConversation found, ExportedSession session, CancellationToken cancellationToken)
    {
        try
        {
            return Export(found, session, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(session, $"{session.Key} is not exported", FileTrouble.Of(exception));
        }
    }

    private ExportTally Export(FoundConversation found, ExportedSession session, CancellationToken cancellationToken)
    {
        int warnings = 0;
        ReadWarning? first = null;
        void Warn(ReadWarning warning)
        {
            first ??= warning;
            warnings++;
            events.Report(new ExportEvent.RecordUnreadable(session.Key.ToString(), warning));
        }

        string? name = exporter.Export(local.ReaderOf(found), found, session, Warn, cancellationToken);
        if (name is null && first is not null)
        {
            return Fail(session, $"Nothing of {session.Key} can be read", $"{first.Place}: {first.What}");
        }

        events.Report(new ExportEvent.SessionExported(session.Key.ToString(), name, warnings, first));
        return name is null ? new ExportTally(0, 1, 0) : new ExportTally(1, 0, 0);
    }

    private ExportTally Fail(ExportedSession session, string what, string why)
    {
        events.Report(new ExportEvent.SessionFailed(session.Key.ToString(), new SyncException(FailureKind.Partial, what, why)));
        return new ExportTally(0, 0, 1);
    }
}
