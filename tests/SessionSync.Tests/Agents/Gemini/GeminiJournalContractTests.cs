using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Gemini;

/// <summary>The journals of today.</summary>
public sealed class GeminiJournalContractTests : LineConversationContract
{
    protected override IConversationReader Reader { get; } = new GeminiConversations();

    protected override string FixtureFolder => "gemini";

    protected override string Variable => "GEMINI_CLI_HOME";

    protected override string VariableFolder => "";

    protected override ImmutableArray<ExpectedConversation> Expected => GeminiFixtures.Expected;

    protected override string Write(string home, IReadOnlyList<DraftMessage> messages)
    {
        ChatDraft draft = new ChatDraft(home).Header();
        foreach (DraftMessage message in messages)
        {
            draft.Say(message.Role, message.Text, message.At);
        }

        return draft.Write();
    }
}
