using System.Text.Json.Nodes;
using SessionSync.Browse.Export;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

public sealed class ToonTests
{
    [Fact]
    public void A_decoder_makes_the_same_tree_of_it_as_of_JSON()
    {
        foreach (string text in Documents.Hostile)
        {
            // Arguments are text in one and JSON in the other.
            Message message = Documents.Every(text);
            message = message with { Parts = [.. message.Parts.Where(static part => part is not ToolCallPart)] };
            var conversation = new FakeConversation(text, message, FakeConversation.Say(text), FakeConversation.Of(Role.System)) { ParentId = text, Branch = text, Title = text };
            JsonNode expected = JsonNode.Parse(Documents.Write(ExportFormat.Json, conversation))!;
            JsonObject actual = ToonDecoder.Decode(Documents.Write(ExportFormat.Toon, conversation));
            Assert.True(JsonNode.DeepEquals(expected, actual), $"{expected}\n---\n{actual}");
        }
    }

    [Fact]
    public void Parts_with_the_same_fields_are_a_table() => Assert.Contains(
        "\nmessages[1]:\n  - type: user\n    id: m1\n    at: \"2026-11-20T10:15:00.000Z\"\n    parts[2]{type,text}:\n      text,One\n      text,\"Two, and three\"",
        Documents.Write(ExportFormat.Toon, FakeConversation.Of(Role.User, new TextPart("One"), new TextPart("Two, and three"))), StringComparison.Ordinal);

    [Fact]
    public void Other_parts_are_a_list() => Assert.Contains(
        "\n    parts[2]:\n      - type: text\n        text: One\n      - type: tool_call\n        call_id: c1\n        name: Bash\n        input: \"{\\\"command\\\":\\\"ls\\\"}\"",
        Documents.Write(ExportFormat.Toon, FakeConversation.Of(Role.User, new TextPart("One"), new ToolCallPart("c1", "Bash", "{\"command\":\"ls\"}"))), StringComparison.Ordinal);

    [Fact]
    public void A_conversation_without_messages_has_an_empty_list() =>
        Assert.Empty(ToonDecoder.Decode(Documents.Write(ExportFormat.Toon))["messages"]!.AsArray());

    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("a[2]: 1")]
    [InlineData("a: \"x")]
    [InlineData("a: \"\\x\"")]
    [InlineData("a:\n    b: 1")]
    [InlineData("a: 1 ")]
    public void The_decoder_refuses_what_is_no_TOON(string document) => Assert.Throws<FormatException>(() => ToonDecoder.Decode(document));
}
