using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Cursor;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Cursor;

/// <summary>What chats of Cursor become.</summary>
public sealed class CursorChatTests : IDisposable
{
    private const string Id = "11111111-1111-4111-8111-111111111111";
    private readonly TemporaryFolder _folder = new();
    private readonly CursorConversations _reader = new();
    private readonly List<ReadWarning> _warnings = [];

    private FoundConversation Found => Assert.Single(_reader.Find(new AgentHome(_folder.Path, static _ => null)), found => found.Key.Id == Id);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Thoughts_and_tools_stand_in_their_order_between_the_words()
    {
        Write(
            new { type = 1, text = "Look" },
            new { type = 2, text = "", capabilityType = 30, thinking = new { text = "Hm" } },
            new { type = 2, text = "", capabilityType = 30, allThinkingBlocks = (object[])[new { thinking = "Hm again" }] },
            new { type = 2, text = "", capabilityType = 15, toolFormerData = new { tool = 40, name = "read_file", toolCallId = "c1", status = "completed", rawArgs = "{\"target_file\":\"/a\"}", result = "{\"contents\":\"x\"}" } },
            new { type = 2, text = "", capabilityType = 15, toolFormerData = new { tool = 15, toolCallId = "c2", status = "error", @params = new { command = "ls" }, error = "no" } },
            new { type = 2, text = "Done" });

        Assert.Equal(
            [
                new TextPart("Look"),
                new ThinkingPart("Hm"),
                new ThinkingPart("Hm again"),
                new ToolCallPart("c1", "read_file", "{\"target_file\":\"/a\"}"),
                new ToolResultPart("c1", "{\"contents\":\"x\"}"),
                new ToolCallPart("c2", "tool 15", "{\"command\":\"ls\"}"),
                new ToolResultPart("c2", "no", IsError: true),
                new TextPart("Done"),
            ],
            Read().SelectMany(message => message.Parts));
        Assert.Equal(2, _reader.ReadFacts(Found, static _ => { }).Messages);
    }

    [Fact]
    public void Words_nested_a_hundred_thousand_deep_cost_only_themselves()
    {
        string nested = string.Concat(Enumerable.Repeat("{\"children\":[", 100_000)) + string.Concat(Enumerable.Repeat("]}", 100_000));
        Write(new { type = 1, text = "", richText = $$$"""{"root":{"children":[{"text":"Before"},{{{nested}}},{"text":"behind"}]}}""" });

        Assert.Equal([new TextPart("Beforebehind")], Assert.Single(Read()).Parts);
    }

    [Fact]
    public void What_a_person_put_beside_the_words_is_kept()
    {
        Write(new
        {
            type = 1,
            text = "Look",
            images = (object[])[new { uuid = "x" }],
            context = new { fileSelections = (object[])[new { uri = new { path = "/a.txt" } }], selections = (object[])[new { uri = new { fsPath = "/b.txt" }, text = "part" }] },
            attachedCodeChunks = (object[])[new { relativeWorkspacePath = "c.cs", lines = (string[])["one", "two"] }],
        });

        Assert.Equal(
            [new TextPart("Look"), new ImagePart("image/*", ""), new AttachmentPart("/a.txt", ""), new AttachmentPart("/b.txt", "part"), new AttachmentPart("c.cs", "one\ntwo")],
            Assert.Single(Read()).Parts);
    }

    [Fact]
    public void Words_that_only_the_editor_knows_are_read_from_it()
    {
        Write(new
        {
            type = 1,
            text = "",
            richText = """{"root":{"children":[{"type":"paragraph","children":[{"type":"text","text":"One "},{"type":"mention","text":"@a"}]},{"type":"paragraph","children":[{"type":"text","text":"Two"}]}]}}""",
        });

        Assert.Equal([new TextPart("One @a\nTwo")], Assert.Single(Read()).Parts);
    }

    [Fact]
    public void A_bubble_of_an_unknown_kind_is_kept_and_an_empty_one_is_nothing()
    {
        Write(new { type = 2, text = "", capabilityType = 99, odd = true }, new { type = 2, text = "" }, new { type = 2, text = "Words" });

        Assert.Equal(
            [new UnknownPart("capability 99", """{"type":2,"text":"","capabilityType":99,"odd":true}"""), new TextPart("Words")],
            Read().SelectMany(message => message.Parts));
    }

    [Fact]
    public void Values_of_bytes_are_read_as_those_of_text()
    {
        Write(new { type = 1, text = "Hello" });
        Run("UPDATE cursorDiskKV SET value = CAST(value AS BLOB)");

        Assert.Equal(["Hello"], Words());
    }

    [Fact]
    public void A_damaged_bubble_and_a_missing_one_cost_only_themselves()
    {
        Write(new { type = 1, text = "One" }, new { type = 2, text = "Two" }, new { type = 1, text = "Three" }, new { type = 2, text = "Four" });
        Run($"UPDATE cursorDiskKV SET value = '{{\"type\":2,' WHERE key = 'bubbleId:{Id}:b1'; DELETE FROM cursorDiskKV WHERE key = 'bubbleId:{Id}:b2'");

        Assert.Equal(["One", "Four"], Words());
        Assert.Equal([$"bubbleId:{Id}:b1", "bubble b2"], _warnings.Select(warning => warning.Place));
    }

    [Fact]
    public void Without_the_order_of_a_chat_its_bubbles_are_read_by_their_times()
    {
        DraftMessage[] talk = DraftMessage.Talk("One", "Two", "Three");
        Write([.. talk.Select(CursorStoreWriter.Bubble).Reverse()]);
        Run($"UPDATE cursorDiskKV SET value = '{{broken' WHERE key = 'composerData:{Id}'");

        Assert.Equal(["One", "Two", "Three"], Words());
        Assert.NotEmpty(_warnings);
    }

    [Fact]
    public void Bubbles_inside_of_the_chat_are_read()
    {
        using (CursorStoreWriter writer = Writer())
        {
            writer.Disk($"composerData:{Id}", new
            {
                fullConversationHeadersOnly = (object[])[new { bubbleId = "b" }, new { bubbleId = "a" }, new { bubbleId = "b" }],
                conversationMap = new { a = new { type = 2, text = "Second" }, b = new { type = 1, text = "First" } },
            });
        }

        Assert.Equal(["First", "Second"], Words());
    }

    [Fact]
    public void A_sub_agent_has_the_chat_as_parent_that_names_it()
    {
        const string Parent = "22222222-2222-4222-8222-222222222222";
        using (CursorStoreWriter writer = Writer())
        {
            writer.Composer(Id, new { type = 1, text = "Hello" });
            writer.Header(Id, null, isSubagent: true);
            writer.Disk($"composerData:{Parent}", new { subComposerIds = (string[])[Id] });
            writer.Disk("composerData:33333333-3333-4333-8333-333333333333", new { name = $"about {Id}" });
        }

        Assert.True(Found.IsSubagent);
        Assert.Equal(Parent, _reader.ReadFacts(Found, static _ => { }).Parent?.Id);
    }

    [Fact]
    public void Tokens_and_the_model_are_told()
    {
        Write([.. DraftMessage.Talk("One", "Two").Select(CursorStoreWriter.Bubble)]);

        ConversationFacts facts = _reader.ReadFacts(Found, static _ => { });

        Assert.Equal(("model", new TokenUsage(10, 2, 0, 0)), (facts.Model, facts.Tokens));
    }

    [Fact]
    public void A_title_of_another_kind_is_none()
    {
        Write(new { type = 1, text = "Mend the roof" });
        Run($"UPDATE cursorDiskKV SET value = json_set(value, '$.name', 7, '$.createdAt', 'soon', '$.createdOnBranch', json('[]'))");

        Assert.Equal("Mend the roof", _reader.ReadFacts(Found, static _ => { }).Title);
    }

    private CursorStoreWriter Writer() => new(CursorStoreWriter.GlobalIn(_folder.Path));

    private void Write(params ReadOnlySpan<object> bubbles)
    {
        using CursorStoreWriter writer = Writer();
        writer.Composer(Id, bubbles);
    }

    private void Run(string sql)
    {
        using CursorStoreWriter writer = Writer();
        writer.Run(sql);
    }

    private ImmutableArray<Message> Read() => [.. _reader.ReadMessages(Found, _warnings.Add)];

    private string[] Words() => [.. from message in Read() from part in message.Parts.OfType<TextPart>() select part.Text];
}
