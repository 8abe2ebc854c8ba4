using System.Collections.Immutable;
using SessionSync.Browse.Export;
using SessionSync.Browse.Overview;
using SessionSync.Cli.Conversing;
using SessionSync.Cli.Output;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Cli.Exporting;

/// <summary>Exports what has changed since the pass before; what cannot be read costs itself, never the others.</summary>
internal sealed class ExportPass(ExportSelection selection, LocalConversations local, Exporter exporter, INotices notices, bool isVerbose)
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
            notices.Warning(null, problem);
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
            notices.Failure(session, new SyncException(FailureKind.Partial, $"{session} is not exported", exception.Message.TrimEnd('.')));
            return new ExportTally(0, 0, 1);
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
            if (isVerbose)
            {
                notices.Warning(session, $"{warning.Place}: {warning.What}");
            }
        }

        FoundConversation found = conversation.Found;
        string? name = exporter.Export(local.ReaderOf(found), found, conversation.Facts, Warn, cancellationToken);
        if (name is null && first is not null)
        {
            notices.Failure(session, new SyncException(FailureKind.Partial, $"Nothing of {session} can be read", $"{first.Place}: {first.What}"));
            return new ExportTally(0, 0, 1);
        }

        if (isVerbose)
        {
            notices.Detail(session, name ?? "nothing to export");
        }
        else if (first is not null)
        {
            notices.Warning(session, $"{Quantity.Count(warnings, "record")} could not be read; {first.Place}: {first.What}");
        }

        return name is null ? new ExportTally(0, 1, 0) : new ExportTally(1, 0, 0);
    }
}
