using System.Collections.Immutable;
using SessionSync.Cli.Output;
using SessionSync.Conversations;
using SessionSync.Export;
using SessionSync.Sessions;

namespace SessionSync.Cli.Exporting;

/// <summary>Exports what has changed since the pass before; what cannot be read costs itself, never the others.</summary>
internal sealed class ExportPass(ExportRequest request, Exporter exporter, INotices notices, bool isVerbose)
{
    private readonly Dictionary<SessionKey, FileStamp> _seen = [];

    public ExportTally Run(CancellationToken cancellationToken)
    {
        ImmutableArray<Candidate> changed =
        [
            .. Candidates.Find(request).Where(candidate => !_seen.TryGetValue(candidate.Conversation.Key, out FileStamp stamp) || stamp != candidate.Conversation.Stamp),
        ];
        var tally = default(ExportTally);
        foreach ((Candidate candidate, Lazy<ConversationFacts> facts) in changed.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(ReadAhead))
        {
            _seen[candidate.Conversation.Key] = candidate.Conversation.Stamp;
            tally += TryExport(candidate, facts, cancellationToken);
        }

        if (tally.Exported > 0)
        {
            exporter.Finish();
        }

        return tally;
    }

    /// <summary>Has the facts read, on any processor; a failure to do so shows when they are asked for. Warnings come with the messages.</summary>
    private static (Candidate Candidate, Lazy<ConversationFacts> Facts) ReadAhead(Candidate candidate)
    {
        var facts = new Lazy<ConversationFacts>(() => candidate.Reader.ReadFacts(candidate.Conversation, static _ => { }));
        try
        {
            _ = facts.Value;
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            // It is kept, and thrown again where it can be told whose it is.
        }

        return (candidate, facts);
    }

    private static bool IsOfFiles(Exception exception) => exception is IOException or UnauthorizedAccessException;

    private ExportTally TryExport(Candidate candidate, Lazy<ConversationFacts> facts, CancellationToken cancellationToken)
    {
        try
        {
            return Candidates.Fits(request, candidate, facts.Value) ? Export(candidate, facts.Value, cancellationToken) : default;
        }
        catch (Exception exception) when (IsOfFiles(exception))
        {
            string session = candidate.Conversation.Key.ToString();
            notices.Failure(session, new SyncException(ExitCode.Partial, $"{session} is not exported", exception.Message.TrimEnd('.')));
            return new ExportTally(0, 0, 1);
        }
    }

    private ExportTally Export(Candidate candidate, ConversationFacts facts, CancellationToken cancellationToken)
    {
        string session = candidate.Conversation.Key.ToString();
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

        string? name = exporter.Export(candidate.Reader, candidate.Conversation, facts, Warn, cancellationToken);
        if (name is null && first is not null)
        {
            notices.Failure(session, new SyncException(ExitCode.Partial, $"Nothing of {session} can be read", $"{first.Place}: {first.What}"));
            return new ExportTally(0, 0, 1);
        }

        Tell(session, name, warnings, first);
        return name is null ? new ExportTally(0, 1, 0) : new ExportTally(1, 0, 0);
    }

    private void Tell(string session, string? name, int warnings, ReadWarning? first)
    {
        if (isVerbose)
        {
            notices.Detail(session, name ?? "nothing to export");
        }
        else if (first is not null)
        {
            notices.Warning(session, $"{Quantity.Count(warnings, "record")} could not be read; {first.Place}: {first.What}");
        }
    }
}
