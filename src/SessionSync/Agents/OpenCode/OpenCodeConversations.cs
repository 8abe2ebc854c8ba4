using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>Reads OpenCode's conversations: its databases, and the JSON files of versions before 1.2.</summary>
public sealed class OpenCodeConversations : IConversationReader
{
    public AgentId Agent => OpenCodeDefinition.Id;

    /// <summary>A session that was migrated into a database, or copied to another, is found once: where it was changed last.</summary>
    public IEnumerable<FoundConversation> Find(AgentHome home)
    {
        OpenCodeFolder folder = new(home);
        return folder.Databases().SelectMany(path => OpenCodeDatabase.Find(path, Agent, _ => { }))
            .Concat(OpenCodeFiles.Find(folder.Storage, Agent))
            .GroupBy(found => found.Key)
            .Select(same => same.MaxBy(found => found.Stamp.ModifiedSeconds)!);
    }

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn)
    {
        BoundedWarnings warnings = new(warn);
        using OpenCode2Database? second = OpenSecond(conversation, warnings.Add);
        if (second is not null)
        {
            return second.ReadFacts(Agent);
        }

        using IOpenCodeStore? store = Open(conversation, warnings.Add);
        return store is null
            ? new ConversationFacts(null, null, null, null, 0, default, null, null, null)
            : new OpenCodeTranscript(store, Agent, warnings.Add).ReadFacts();
    }

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        BoundedWarnings warnings = new(warn);
        using OpenCode2Database? second = OpenSecond(conversation, warnings.Add);
        using IOpenCodeStore? store = second is null ? Open(conversation, warnings.Add) : null;
        foreach (Message message in second?.ReadMessages() ?? (store is null ? [] : new OpenCodeTranscript(store, Agent, warnings.Add).ReadMessages()))
        {
            yield return message;
        }
    }

    private static OpenCode2Database? OpenSecond(FoundConversation conversation, Action<ReadWarning> warn) =>
        OpenCodeFiles.Holds(conversation.Path) ? null : OpenCode2Database.TryOpen(conversation, warn);

    private static IOpenCodeStore? Open(FoundConversation conversation, Action<ReadWarning> warn) => OpenCodeFiles.Holds(conversation.Path)
        ? new OpenCodeFiles(conversation.Path, warn)
        : OpenCodeDatabase.TryOpen(conversation, warn);
}
