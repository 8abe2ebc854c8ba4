using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>Reads the conversations of one agent. Stateless and safe for concurrent use. Any bytes are valid input: a record that cannot be
/// read is skipped with a warning, and the others are returned. Only I/O errors are thrown.</summary>
public interface IConversationReader
{
    /// <summary>The agent's id, such as <c>claude-code</c>.</summary>
    AgentId Agent { get; }

    /// <summary>All conversations below a home directory, those of sub-agents included, in no order. Links that lead out of the agent's folders
    /// are not followed.</summary>
    IEnumerable<FoundConversation> Find(AgentHome home);

    /// <summary>The title, times, counts and working directory of a conversation: what a list shows. Does not read messages where the format
    /// allows that.</summary>
    /// <param name="warn">Called for each record that could not be read.</param>
    ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn);

    /// <summary>The messages of the branch that the agent would resume, oldest first. Read while they are enumerated, so a conversation need
    /// not fit into memory.</summary>
    /// <param name="warn">Called for each record that could not be read.</param>
    IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn);
}
