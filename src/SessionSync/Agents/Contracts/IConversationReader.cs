using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>Reads the conversations of one agent. Stateless and safe for concurrent use. Any bytes are normal input: what cannot be read
/// costs itself and a warning, never its neighbours, and nothing is thrown for it.</summary>
public interface IConversationReader
{
    AgentId Agent { get; }

    /// <summary>Finds every conversation of a home, sub-agents' included, in any order. Links are not followed out of the agent's folders.</summary>
    IEnumerable<FoundConversation> Find(AgentHome home);

    /// <summary>Reads what a list tells, as fast as the format allows.</summary>
    ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn);

    /// <summary>The messages on the branch that a resume goes on with, in order; read as they are asked for, so that a conversation need
    /// not fit into memory.</summary>
    IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn);
}
