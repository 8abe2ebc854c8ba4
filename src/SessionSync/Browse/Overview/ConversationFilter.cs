using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Overview;

/// <summary>Which conversations are listed, as far as their facts tell. Pure.</summary>
/// <param name="Since">Those last active at this instant or later.</param>
/// <param name="Branch">Those held on this branch last; one whose branch is not known is on none.</param>
public sealed record ConversationFilter(AgentId? Agent = null, DateTimeOffset? Since = null, string? Branch = null, bool HasSubagents = false)
{
    public bool Fits(ListedConversation conversation) =>
        (Agent is null || conversation.Found.Key.Agent == Agent)
        && (HasSubagents || !conversation.Found.IsSubagent)
        && (Since is null || conversation.LastActive >= Since)
        && (Branch is null || string.Equals(conversation.Facts.Branch, Branch, StringComparison.Ordinal));
}
