using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Browse.Export;

/// <summary>An agent whose conversations are made up.</summary>
internal sealed class FakeReader : IConversationReader
{
    private readonly Dictionary<SessionKey, FakeConversation> _conversations = [];

    public static AgentId Name { get; } = new("claude-code");

    public AgentId Agent => Name;

    /// <summary>How often messages were asked for.</summary>
    public int Readings { get; private set; }

    public FakeReader Add(FakeConversation conversation)
    {
        _conversations[conversation.Key] = conversation;
        return this;
    }

    public IEnumerable<FoundConversation> Find(AgentHome home) => _conversations.Values.Select(one => one.In(home.Home));

    public ConversationFacts ReadFacts(FoundConversation conversation, Action<ReadWarning> warn) => _conversations[conversation.Key].Facts;

    public IEnumerable<Message> ReadMessages(FoundConversation conversation, Action<ReadWarning> warn)
    {
        Readings++;
        FakeConversation one = _conversations[conversation.Key];
        foreach (ReadWarning warning in one.Warnings)
        {
            warn(warning);
        }

        return one.Failure is null ? one.Messages : throw one.Failure;
    }
}
