using System.Collections.Immutable;
using SessionSync.Conversations;

namespace SessionSync.Cli.Exporting;

/// <summary>Finds what a request is about.</summary>
internal static class Candidates
{
    private const int MostNamed = 5;

    /// <summary>As far as it can be told without reading any conversation; ordered, so that runs are alike.</summary>
    /// <exception cref="SyncException">An id is that of no session, or of several.</exception>
    public static ImmutableArray<Candidate> Find(ExportRequest request)
    {
        ImmutableArray<Candidate> all =
        [
            .. request.Readers
                .SelectMany(reader => reader.Find(request.Home).Select(conversation => new Candidate(reader, conversation)))
                .OrderBy(static candidate => candidate.Conversation.Key),
        ];
        return request.Ids.IsEmpty
            ? [.. all.Where(candidate => request.WithSubagents || !candidate.Conversation.IsSubagent)]
            : [.. request.Ids.Select(id => One(all, id)).Distinct()];
    }

    /// <summary>Whether it belongs to what was asked for, now that it is known.</summary>
    public static bool Fits(ExportRequest request, Candidate candidate, ConversationFacts facts) =>
        !request.Ids.IsEmpty
        || ((request.Scope is null || request.Scope.Holds(candidate.Conversation, facts))
            && (request.Branch is null || facts.Branch == request.Branch));

    private static Candidate One(ImmutableArray<Candidate> all, string id)
    {
        Candidate[] fitting = [.. all.Where(candidate => candidate.Conversation.Key.Id == id)];
        fitting = fitting.Length > 0 ? fitting : [.. all.Where(candidate => IsPrefix(candidate, id))];
        return fitting switch
        {
            [var only] => only,
            [] => throw new SyncException(ExitCode.Failure, $"There is no session {id}", "", "sync-sessions export --all-projects"),
            _ => throw new SyncException(
                ExitCode.Usage, $"More than one session begins with {id}", "", [.. fitting.Take(MostNamed).Select(static candidate => $"sync-sessions export {candidate.Conversation.Key}")]),
        };
    }

    private static bool IsPrefix(Candidate candidate, string id) =>
        candidate.Conversation.Key.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)
        || candidate.Conversation.Key.ToString().StartsWith(id, StringComparison.OrdinalIgnoreCase);
}
