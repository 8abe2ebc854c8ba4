using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Reads conversations of Claude Code.</summary>
public sealed class ClaudeCodeConversations : IConversationReader
{
    private static readonly ClaudeCodeAgent s_agent = new();

    public AgentId Agent => s_agent.Id;

    public IEnumerable<FoundConversation> Find(AgentHome home) => new TranscriptFiles(Agent, s_agent.Root, home).Find();

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn) =>
        new ClaudeCodeTranscript(conversation, warn).ReadFacts();

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        foreach (Message message in new ClaudeCodeTranscript(conversation, warn).ReadMessages())
        {
            yield return message;
        }
    }
}
