using System.Collections.Immutable;
using SessionSync.Projects;

namespace SessionSync.Browse.Overview;

/// <summary>Lists the conversations of this machine.</summary>
public sealed class ListRun(LocalConversations local)
{
    private readonly ProjectIndex _index = new();

    public ListResult Run(ListRequest request, CancellationToken cancellationToken)
    {
        ConversationList list = local.Read(found => request.Filter.HasSubagents || !found.IsSubagent, cancellationToken);
        ImmutableArray<ListedConversation> all = request.Project is { } project ? local.OfProject(project, _index, list.Conversations) : list.Conversations;
        ImmutableArray<ListedConversation> fitting = ConversationSort.By(request.Order, WithText(request.Text, all.Where(request.Filter.Fits), cancellationToken));
        return new ListResult(
            [.. fitting.Take(request.Limit ?? int.MaxValue)],
            fitting.Length,
            IdPrefixes.Of(list.Found.Select(static found => found.Key.Id)),
            directory => _index.Find(directory)?.Path ?? directory,
            list.Problems);
    }

    private IEnumerable<ListedConversation> WithText(string? text, IEnumerable<ListedConversation> conversations, CancellationToken cancellationToken) => text is null
        ? conversations
        : conversations.AsParallel().WithCancellation(cancellationToken).Where(one => PromptSearch.Contains(one, text, local.ReaderOf(one.Found)));
}
