using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Support;

/// <summary>An agent whose conversations are made up.</summary>
internal sealed class FakeConversations(string agent) : IConversationReader
{
    private readonly Dictionary<string, FakeConversation> _conversations = [];
    private int _factsRead;

    public AgentId Agent { get; } = new(agent);

    /// <summary>How often facts were read.</summary>
    public int FactsRead => _factsRead;

    public FakeConversation this[string id]
    {
        get => _conversations[id];
        set => _conversations[id] = value;
    }

    public static Message Said(Role role, params Part[] parts) => new(null, role, FixedTime.Noon.GetUtcNow(), [.. parts]);

    public void Remove(string id) => _conversations.Remove(id);

    public IEnumerable<FoundConversation> Find(AgentHome home) => _conversations.Select(pair => new FoundConversation(
        new SessionKey(Agent, pair.Key), pair.Value.Path ?? $"/sessions/{pair.Key}", pair.Value.Stamp, pair.Value.IsSubagent, pair.Value.IsLive));

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn)
    {
        Interlocked.Increment(ref _factsRead);
        FakeConversation made = _conversations[conversation.Key.Id];
        made.Warnings.ForEach(warn);
        return made.Failure is null ? made.Facts with { Parent = made.ParentId is { } parent ? new SessionKey(Agent, parent) : null } : throw made.Failure;
    }

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        FakeConversation made = _conversations[conversation.Key.Id];
        made.Warnings.ForEach(warn);
        return made.Messages;
    }
}
