using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Gemini;

/// <summary>Google's Gemini CLI: a journal of records for each conversation, in older versions one document.</summary>
public sealed class GeminiConversations : IConversationReader
{
    public AgentId Agent { get; } = new("gemini");

    /// <remarks>Ids are inside of the files. On resuming, the client leaves files with the same id in which nothing was said, and older
    /// versions' documents beside the journal that goes on with them: the one that was written to last is the conversation.</remarks>
    public IEnumerable<FoundConversation> Find(AgentHome home) =>
        from file in GeminiHome.Of(home).Chats()
        let beginning = Scan(file.FullName, static journal => journal is { Id: not null, HasSpoken: true })
        where beginning.HasSpoken
        group (File: file, beginning.IsSubagent) by beginning.Id ?? Path.GetFileNameWithoutExtension(file.Name) into sameId
        let current = sameId.Count() == 1 ? sameId.First() : sameId
            .OrderByDescending(static one => Scan(one.File.FullName, static _ => false).UpdatedAt)
            .ThenBy(static one => ChatPath.IsDocument(one.File.Name))
            .ThenBy(static one => one.File.FullName, StringComparer.Ordinal)
            .First()
        select new FoundConversation(
            new SessionKey(Agent, sameId.Key),
            current.File.FullName,
            FolderFiles.StampOf(current.File),
            current.IsSubagent || ChatPath.ParentOf(current.File.FullName) is not null);

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn)
    {
        using ChatFile? chat = ChatFile.TryOpen(conversation.Path, warn);
        chat?.Scan(static _ => false);
        ChatJournal journal = chat?.Log ?? new ChatJournal();
        DateTimeOffset? lastAt = null;
        int spoken = 0;
        foreach (ChatEntry message in journal.Messages.Where(static message => message.IsSpoken))
        {
            lastAt = message.At ?? lastAt;
            spoken++;
        }

        return new ConversationFacts(
            journal.Title,
            (ChatPath.ProjectOf(conversation.Path) is { } project ? ProjectPlace.WorkingDirectoryOf(project) : null) ?? journal.Directory,
            Branch: null,
            journal.Model,
            spoken,
            journal.Tokens,
            journal.StartedAt,
            lastAt,
            ChatPath.ParentOf(conversation.Path) is { } parent ? new SessionKey(Agent, parent) : null);
    }

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        using ChatFile? chat = ChatFile.TryOpen(conversation.Path, warn);
        chat?.Scan(static _ => false);
        foreach (Message message in chat?.Messages() ?? [])
        {
            yield return message;
        }
    }

    private static ChatJournal Scan(string path, Func<ChatJournal, bool> isEnough)
    {
        using ChatFile? chat = ChatFile.TryOpen(path, static _ => { });
        chat?.Scan(isEnough);
        return chat?.Log ?? new ChatJournal();
    }
}
