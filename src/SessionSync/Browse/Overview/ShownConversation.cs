using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Overview;

/// <summary>A conversation that is to be shown.</summary>
/// <param name="Project">The directory it belongs to.</param>
/// <param name="Messages">Read as they are asked for, each time anew.</param>
public sealed record ShownConversation(ListedConversation Conversation, string? Project, IEnumerable<Message> Messages)
{
    /// <summary>The command line that goes on with it; null where its agent cannot.</summary>
    public string? Resume { get; init; }
}
