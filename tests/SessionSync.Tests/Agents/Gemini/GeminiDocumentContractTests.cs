using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;

namespace SessionSync.Tests.Agents.Gemini;

/// <summary>The documents of older versions.</summary>
public sealed class GeminiDocumentContractTests : ConversationReaderContract
{
    protected override IConversationReader Reader { get; } = new GeminiConversations();

    protected override string FixtureFolder => "gemini";

    protected override string Variable => "GEMINI_CLI_HOME";

    protected override string VariableFolder => "";

    protected override ImmutableArray<ExpectedConversation> Expected => GeminiFixtures.Expected;

    [Theory]
    [InlineData("\"type\": \"user\"", "\"type\" \"user\"")]
    [InlineData("\"type\": \"user\"", "\"type\": \"user")]
    [InlineData("\"text\": \"Three\"", "\"text\": \"Three\"}}}")]
    [InlineData("\"text\": \"Three\"", "\"text\": [[[\"Three\"")]
    [InlineData("\"text\": \"Three\"", "\0\0\0\0")]
    public void A_message_that_is_damaged_costs_itself_and_none_after_it(string whole, string damaged)
    {
        FoundConversation found = WriteOne("One", "Two", "Three", "Four", "Five");
        string text = File.ReadAllText(found.Path);
        int place = text.LastIndexOf(whole, text.IndexOf("Three", StringComparison.Ordinal) + whole.Length, StringComparison.Ordinal);
        File.WriteAllText(found.Path, string.Concat(text.AsSpan(0, place), damaged, text.AsSpan(place + whole.Length)));

        Assert.Equal(["One", "Two", "Four", "Five"], Words(Read(found, out List<ReadWarning> warnings)));

        Assert.Equal(4, Facts(found).Messages);
        Assert.StartsWith("byte ", Assert.Single(warnings).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_damaged_document_says_of_the_chat_costs_no_messages()
    {
        FoundConversation found = WriteOne("One", "Two");
        File.WriteAllText(found.Path, File.ReadAllText(found.Path).Replace("\"projectHash\": \"0\"", "\"projectHash\": 0\"", StringComparison.Ordinal));

        Assert.Equal(["One", "Two"], Words(Read(found, out List<ReadWarning> warnings)));
        Assert.Single(warnings);
    }

    protected override string Write(string home, IReadOnlyList<DraftMessage> messages)
    {
        ChatDraft draft = new ChatDraft(home).Header();
        foreach (DraftMessage message in messages)
        {
            draft.Say(message.Role, message.Text, message.At);
        }

        return draft.WriteDocument();
    }
}
