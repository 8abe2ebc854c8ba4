using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.OpenCode;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.OpenCode;

/// <summary>What records of OpenCode become.</summary>
public sealed class OpenCodeMessageTests : IDisposable
{
    private const string Id = "ses_1";
    private static readonly object s_user = new { role = "user", time = new { created = DraftMessage.Morning.ToUnixTimeMilliseconds() } };
    private static readonly object s_assistant = new { role = "assistant", modelID = "model", time = new { created = DraftMessage.Morning.ToUnixTimeMilliseconds() } };

    private readonly TemporaryFolder _folder = new();
    private readonly OpenCodeConversations _reader = new();
    private readonly List<ReadWarning> _warnings = [];

    private AgentHome Home => new(_folder.Path, static _ => null);

    private FoundConversation Found => Assert.Single(_reader.Find(Home), found => found.Key.Id == Id);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tool_is_its_call_and_its_result_between_the_words_around_it()
    {
        Write(writer => writer.Message(Id, s_assistant, DraftMessage.Morning,
            new { type = "step-start" },
            new { type = "reasoning", text = "Hm" },
            new { type = "text", text = "Before" },
            new { type = "tool", tool = "bash", callID = "call_1", state = new { status = "completed", input = new { command = "ls" }, output = "a\nb" } },
            new { type = "tool", tool = "read", callID = "call_2", state = new { status = "error", input = new { filePath = "/x" }, error = "no such file" } },
            new { type = "tool", tool = "read", callID = "call_3", state = new { status = "running", input = new { filePath = "/y" } } },
            new { type = "text", text = "After" },
            new { type = "step-finish" },
            new { type = "patch", files = (string[])["/x"] }));

        Assert.Equal(
            [
                new ThinkingPart("Hm"),
                new TextPart("Before"),
                new ToolCallPart("call_1", "bash", """{"command":"ls"}"""),
                new ToolResultPart("call_1", "a\nb"),
                new ToolCallPart("call_2", "read", """{"filePath":"/x"}"""),
                new ToolResultPart("call_2", "no such file", IsError: true),
                new ToolCallPart("call_3", "read", """{"filePath":"/y"}"""),
                new TextPart("After"),
            ],
            Assert.Single(Read()).Parts);
    }

    [Fact]
    public void Files_and_pictures_stand_beside_the_words()
    {
        Write(writer => writer.Message(Id, s_user, DraftMessage.Morning,
            new { type = "text", text = "Look" },
            new { type = "file", mime = "image/png", url = "data:image/png;base64,AAAA" },
            new { type = "file", mime = "text/plain", filename = "a.txt", url = "file:///a.txt" }));

        Assert.Equal([new TextPart("Look"), new ImagePart("image/png", "AAAA"), new AttachmentPart("a.txt", "file:///a.txt")], Assert.Single(Read()).Parts);
    }

    [Fact]
    public void What_is_not_known_yet_is_kept_and_costs_no_neighbour()
    {
        Write(writer => writer.Message(Id, s_assistant, DraftMessage.Morning, new { type = "hologram", data = 7 }, new { type = "text", text = "Words" }, "{\"odd\":true}"));

        Assert.Equal(
            [new UnknownPart("hologram", """{"type":"hologram","data":7}"""), new TextPart("Words"), new UnknownPart("", """{"odd":true}""")],
            Assert.Single(Read()).Parts);
        Assert.Empty(_warnings);
    }

    [Theory]
    [InlineData("{\"type\":\"text\",\"te")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_record_that_is_broken_costs_only_itself(string broken)
    {
        Write(writer =>
        {
            writer.Message(Id, s_user, DraftMessage.Morning, new { type = "text", text = "One" }, broken, new { type = "text", text = "Two" });
            writer.Message(Id, broken, DraftMessage.Morning, new { type = "text", text = "lost" });
            writer.Message(Id, s_assistant, DraftMessage.Morning, new { type = "text", text = "Three" });
        });

        Assert.Equal(["One", "Two", "Three"], Words());
        Assert.Equal(2, _warnings.Count);
        Assert.Equal(2, _reader.ReadFacts(Found, static _ => { }).Messages);
    }

    [Fact]
    public void Nesting_of_ten_thousand_and_halves_of_letters_cost_nothing()
    {
        string nested = string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000);
        Write(writer => writer.Message(Id, s_user, DraftMessage.Morning,
            new { type = "text", text = "One" },
            nested,
            "{\"type\":\"text\",\"text\":\"half \\ud800\"}"));

        Assert.Equal([new TextPart("One"), new UnknownPart("", nested), new TextPart("half \uFFFD")], Assert.Single(Read()).Parts);
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Thousands_of_broken_records_are_told_with_a_hundred_warnings()
    {
        Write(writer => writer.Run($$"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
            INSERT INTO message SELECT 'msg_' || i, '{{Id}}', i, i, '{broken' FROM n;
            """));

        Read();

        Assert.InRange(_warnings.Count, 1, 200);
    }

    [Fact]
    public void Messages_stand_in_the_order_of_their_times_and_not_of_their_ids()
    {
        Write(writer =>
        {
            writer.Message(Id, s_user, DraftMessage.Morning, new { type = "text", text = "Second" });
            writer.Message(Id, s_user, DraftMessage.Morning, new { type = "text", text = "First" });
            writer.Run("UPDATE message SET time_created = 100 - time_created");
        });

        Assert.Equal(["First", "Second"], Words());
    }

    [Fact]
    public void A_compaction_is_a_summary_and_none_of_its_three_messages_is_spoken()
    {
        WriteExport("compacted-ses_e08479321ffeDATZSNgDd3a7o1.json");

        ImmutableArray<Message> messages = Read();
        ConversationFacts facts = _reader.ReadFacts(Found, static _ => { });

        Assert.Equal(14, messages.Length);
        Assert.Contains("MOCK-SUMMARY", Assert.Single(messages.SelectMany(message => message.Parts).OfType<SummaryPart>()).Text, StringComparison.Ordinal);
        Message[] meta = [.. messages.Where(message => message.IsMeta)];
        Assert.Equal([Role.System, Role.System, Role.User], meta.Select(message => message.Role));
        Assert.Equal(11, facts.Messages);
        Assert.Equal(messages.Count(message => message.IsSpoken), facts.Messages);
        Assert.Equal(24211 + 108, facts.Tokens.Total);
    }

    [Fact]
    public void What_was_undone_is_not_part_of_the_conversation()
    {
        Write(writer =>
        {
            writer.Message(Id, s_user, DraftMessage.Morning, new { type = "text", text = "Kept" });
            string undone = writer.Message(Id, s_user, DraftMessage.Morning, new { type = "text", text = "Undone" });
            writer.Message(Id, s_assistant, DraftMessage.Morning, new { type = "text", text = "Undone as well" });
            writer.Run("UPDATE session SET revert = $1", JsonSerializer.Serialize(new { messageID = undone }));
        });

        Assert.Equal(["Kept"], Words());
        Assert.Equal(1, _reader.ReadFacts(Found, static _ => { }).Messages);
    }

    [Fact]
    public void Tokens_of_thought_are_output_and_those_of_the_cache_stand_alone()
    {
        Write(writer => writer.Message(
            Id, new { role = "assistant", tokens = OpenCodeStoreWriter.Tokens(100, 20, reasoning: 5, read: 1000, write: 30) }, DraftMessage.Morning, new { type = "text", text = "x" }));

        Assert.Equal(new TokenUsage(100, 25, 1000, 30), _reader.ReadFacts(Found, static _ => { }).Tokens);
        Assert.Equal(new TokenUsage(100, 25, 1000, 30), Assert.Single(Read()).Tokens);
    }

    [Fact]
    public void A_failure_of_the_provider_is_kept()
    {
        Write(writer => writer.Message(Id, new { role = "assistant", error = new { name = "APIError" } }, DraftMessage.Morning));

        Assert.Equal([new UnknownPart("error", """{"name":"APIError"}""")], Assert.Single(Read()).Parts);
    }

    [Fact]
    public void A_session_that_nothing_has_named_yet_is_called_by_what_was_said_first()
    {
        Write(writer => writer.Message(Id, s_user, DraftMessage.Morning, new { type = "text", text = "Mend the roof" }));

        Assert.Equal("Mend the roof", _reader.ReadFacts(Found, static _ => { }).Title);
    }

    private void Write(Action<OpenCodeStoreWriter> write)
    {
        using OpenCodeStoreWriter writer = new(OpenCodeStoreWriter.PathIn(_folder.Path));
        writer.Session(Id);
        write(writer);
    }

    /// <summary>A session that <c>opencode export</c> wrote, put into a database.</summary>
    private void WriteExport(string name)
    {
        using JsonDocument export = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "opencode-exports", name)));
        Write(writer =>
        {
            foreach (JsonElement message in export.RootElement.GetProperty("messages").EnumerateArray())
            {
                writer.Message(Id, message.GetProperty("info").GetRawText(), DraftMessage.Morning,
                    [.. message.GetProperty("parts").EnumerateArray().Select(part => part.GetRawText())]);
            }
        });
    }

    private ImmutableArray<Message> Read() => [.. _reader.ReadMessages(Found, _warnings.Add)];

    private string[] Words() => [.. from message in Read() from part in message.Parts.OfType<TextPart>() select part.Text];
}
