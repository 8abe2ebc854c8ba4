using System.Collections.Immutable;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Finds what a request is about.</summary>
internal sealed class ExportSelection(ExportRequest request, LocalConversations local)
{
    private const int MostCandidates = 10;

    /// <summary>Each conversation once, in an order of their own; and what could not be read at all, each a sentence.</summary>
    /// <exception cref="SyncException">An id is that of no session, or of several.</exception>
    public (ImmutableArray<ListedConversation> Conversations, ImmutableArray<string> Problems) Find(CancellationToken cancellationToken)
    {
        if (request.Ids.IsEmpty)
        {
            ConversationList list = local.Read(found => request.WithSubagents || !found.IsSubagent, cancellationToken);
            var filter = new ConversationFilter(Branch: request.Branch, HasSubagents: request.WithSubagents);
            return (Once(request.Scope.Of(list.Conversations, local).Where(filter.Fits)), list.Problems);
        }

        ImmutableArray<FoundConversation> all = local.Find();
        HashSet<FoundConversation> named = [.. request.Ids.SelectMany(id => Named(all, id))];
        ConversationList read = local.Read(named.Contains, cancellationToken);
        return (Once(read.Conversations), read.Problems);
    }

    /// <summary>One that lies in two places is one conversation: the fuller file tells more of it.</summary>
    private static ImmutableArray<ListedConversation> Once(IEnumerable<ListedConversation> conversations) =>
        [.. conversations.GroupBy(static one => one.Found.Key).OrderBy(static group => group.Key).Select(static group => group.MaxBy(static one => one.Found.Stamp.Size)!)];

    private static ImmutableArray<FoundConversation> Named(ImmutableArray<FoundConversation> all, string id)
    {
        ImmutableArray<FoundConversation> fitting = IdPrefixes.Find(all, id);
        string[] keys = [.. fitting.Select(static one => one.Key.ToString()).Distinct().Order(StringComparer.Ordinal)];
        return keys.Length switch
        {
            0 => throw new SyncException(FailureKind.NotFound, $"There is no session {id}", "No id of any agent begins like that", "sync-sessions list --all-projects"),
            1 => fitting,
            _ => throw new SyncException(
                FailureKind.Usage,
                $"{(id.Length == 0 ? "An empty id" : id)} can mean {keys.Length} sessions",
                keys.Length > MostCandidates ? $"These are {MostCandidates} of them" : "",
                [.. keys.Take(MostCandidates).Select(static key => $"sync-sessions export {key}")]),
        };
    }
}
