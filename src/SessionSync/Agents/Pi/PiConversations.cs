using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Pi;

/// <summary>Reads conversations of Pi.</summary>
public sealed class PiConversations : IConversationReader
{
    public AgentId Agent { get; } = new("pi");

    public IEnumerable<FoundConversation> Find(AgentHome home) => new PiFiles(Agent, home).Find();

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn) => new PiTranscript(conversation, warn).ReadFacts();

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        foreach (Message message in new PiTranscript(conversation, warn).ReadMessages())
        {
            yield return message;
        }
    }
}
