using System.Text.Json;
using SessionSync.Browse.Export;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

public sealed class JsonTests
{
    [Fact]
    public void A_reader_makes_the_same_messages_of_it_by_their_types_alone()
    {
        foreach (string text in Documents.Hostile)
        {
            Message message = Documents.Every(text);
            JsonElement json = Read(Documents.Write(ExportFormat.Json, message, FakeConversation.Say(text)));
            JsonReading.AssertSame(JsonReading.Normal(message), JsonReading.Normal(JsonReading.Message(json.GetProperty("messages")[0])));
            Assert.Equal(2, json.GetProperty("messages").GetArrayLength());
        }
    }

    [Fact]
    public void Lines_are_the_session_and_the_same_messages()
    {
        foreach (string text in Documents.Hostile)
        {
            Message message = Documents.Every(text);
            string[] lines = Documents.Write(ExportFormat.JsonLines, message, FakeConversation.Say("x")).Split('\n');
            Assert.Equal(["session", "assistant", "user"], lines[..^1].Select(static line => Read(line).GetProperty("type").GetString()));
            Assert.Empty(lines[^1]);
            JsonReading.AssertSame(JsonReading.Normal(message), JsonReading.Normal(JsonReading.Message(Read(lines[1]))));
        }
    }

    [Fact]
    public void Everything_is_as_the_published_schema_says()
    {
        JsonElement schema = Read(ConversationSchema.Read());
        var check = new SchemaCheck(schema);
        JsonElement line = check.Resolve("#/$defs/line");
        foreach (string text in Documents.Hostile)
        {
            var conversation = new FakeConversation(text, Documents.Every(text), FakeConversation.Say(text)) { ParentId = text, IsSubagent = true };
            Assert.True(check.Fits(Read(Documents.Write(ExportFormat.Json, conversation)), schema));
            Assert.All(Documents.Write(ExportFormat.JsonLines, conversation).Split('\n')[..^1], one => Assert.True(check.Fits(Read(one), line)));
        }
    }

    [Theory]
    [InlineData("""{"session":{"id":"x","agent":"a","subagent":false,"message_count":0,"tokens":{"input":0,"output":0,"cache_read":0,"cache_write":0}},"messages":[{"parts":[]}]}""")]
    [InlineData("""{"session":{"id":"x","agent":"a","subagent":false,"message_count":0,"tokens":{"input":0,"output":0,"cache_read":0,"cache_write":0}},"messages":[{"type":"user","parts":[{"text":"x"}]}]}""")]
    [InlineData("""{"messages":[]}""")]
    public void The_schema_refuses_what_has_no_type(string json)
    {
        JsonElement schema = Read(ConversationSchema.Read());
        Assert.False(new SchemaCheck(schema).Fits(Read(json), schema));
    }

    [Fact]
    public void Arguments_are_JSON_where_they_are_an_object()
    {
        JsonElement json = Read(Documents.Write(ExportFormat.Json, FakeConversation.Of(Role.Assistant, new ToolCallPart("c", "Edit", "{\n \"path\": \"é\",\r\n \"n\": 1.50}"))));
        JsonElement input = json.GetProperty("messages")[0].GetProperty("parts")[0].GetProperty("input");
        Assert.Equal("é", input.GetProperty("path").GetString());
        Assert.Equal("1.50", input.GetProperty("n").GetRawText());
    }

    [Fact]
    public void Arguments_that_are_too_deep_stay_text()
    {
        string deep = new string('[', 10_000) + new string(']', 10_000);
        JsonElement json = Read(Documents.Write(ExportFormat.JsonLines, FakeConversation.Of(Role.Assistant, new ToolCallPart("c", "Edit", deep))).Split('\n')[1]);
        Assert.Equal(deep, json.GetProperty("parts")[0].GetProperty("input").GetString());
    }

    private static JsonElement Read(string json) => JsonElement.Parse(json);
}
