using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Overview;

/// <summary>Looks for a text in a conversation's title, and in what a person wrote in it.</summary>
public static class PromptSearch
{
    /// <summary>Reads the conversation as far as the first hit, and only where the title has none.</summary>
    public static bool Contains(ListedConversation conversation, string text, IConversationReader reader) =>
        Has(conversation.Facts.Title, text)
        || reader.ReadMessages(conversation.Found, static _ => { }).Any(message => IsPrompt(message) && message.Parts.Any(part => part is TextPart said && Has(said.Text, text)));

    private static bool IsPrompt(Message message) => message is { Role: Role.User, IsMeta: false };

    private static bool Has(string? text, string wanted) => text is not null && text.Contains(wanted, StringComparison.OrdinalIgnoreCase);
}
