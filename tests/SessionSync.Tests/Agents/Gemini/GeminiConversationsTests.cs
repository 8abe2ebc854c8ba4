using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;
using SessionSync.Model.Conversations;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Gemini;

public sealed class GeminiConversationsTests : IDisposable
{
    private static readonly DateTimeOffset s_later = DraftMessage.Morning.AddHours(1);

    private readonly TemporaryFolder _folder = new();
    private readonly GeminiConversations _reader = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_message_with_the_id_of_another_replaces_it_in_its_place()
    {
        Draft().Header().Say(Role.User, "One").Say(Role.Assistant, "Draft", id: "a").Say(Role.User, "Three").Say(Role.Assistant, "Final", id: "a").Write();

        Assert.Equal(["One", "Final", "Three"], Words());
        Assert.Equal(3, Facts().Messages);
    }

    [Fact]
    public void A_chat_that_lost_its_header_begins_with_its_first_message()
    {
        Draft().Say(Role.User, "One").Say(Role.Assistant, "Two").Write();

        Assert.Equal(["One", "Two"], Words());
    }

    [Fact]
    public void A_snapshot_replaces_everything_before_it()
    {
        Draft().Header().Say(Role.User, "One").Say(Role.Assistant, "Two", id: "b")
            .Set(new { messages = new[] { ChatDraft.Message("b", "gemini", "Two"), ChatDraft.Message("n", "gemini", "New") } }).Say(Role.User, "Three").Write();

        Assert.Equal(["Two", "New", "Three"], Words());
    }

    [Fact]
    public void A_rewind_drops_a_message_and_all_after_it()
    {
        Draft().Header().Say(Role.User, "One").Say(Role.User, "Wrong", id: "w").Say(Role.Assistant, "So wrong").RewindTo("w").Say(Role.User, "Two").Write();

        Assert.Equal(["One", "Two"], Words());
        Assert.Equal(2, Facts().Messages);
    }

    [Fact]
    public void A_rewind_to_a_message_that_is_not_there_drops_all()
    {
        Draft().Header().Say(Role.User, "One").RewindTo("nowhere").Say(Role.User, "Two").Write();

        Assert.Equal(["Two"], Words());
    }

    [Fact]
    public void A_message_that_was_rewound_can_come_again()
    {
        Draft().Header().Say(Role.User, "One", id: "o").Say(Role.User, "Two").RewindTo("o").Say(Role.User, "One again", id: "o").Write();

        Assert.Equal(["One again"], Words());
    }

    [Fact]
    public void Of_files_with_the_same_id_the_one_that_was_written_to_last_is_the_conversation()
    {
        var id = Guid.NewGuid().ToString();
        new ChatDraft(_folder.Path) { Id = id }.Header().Say(Role.User, "Newer", s_later).Write();
        new ChatDraft(_folder.Path) { Id = id }.Say(Role.User, "Older").WriteDocument();
        new ChatDraft(_folder.Path) { Id = id, Project = "9f9911450ab65d02459974c25400a9aadc438987acf71927b0d7387421ffe739" }.Header().Say(Role.User, "Oldest").Write();

        Assert.Equal(["Newer"], Words());
    }

    [Fact]
    public void The_stub_that_is_left_on_resuming_is_no_conversation()
    {
        var id = Guid.NewGuid().ToString();
        new ChatDraft(_folder.Path) { Id = id }.Header().Say(Role.User, "One").Write();
        new ChatDraft(_folder.Path) { Id = id, Name = "session-2026-03-05T00-00-stub.jsonl" }.Header(s_later).Write();

        Assert.Equal(["One"], Words());
    }

    [Theory]
    [InlineData("temporary-session.jsonl")]
    [InlineData(".session-2026.jsonl")]
    [InlineData("session-2026.jsonl.tmp")]
    public void Names_that_the_client_does_not_read_are_none(string name)
    {
        new ChatDraft(_folder.Path) { Name = name }.Header().Say(Role.User, "One").Write();

        Assert.Empty(_reader.Find(Home()));
    }

    [Fact]
    public void A_call_has_its_result_beside_it_and_only_once()
    {
        object response = new { functionResponse = new { id = "c1", name = "ls", response = new { output = "a" } } };
        Draft().Header().Say(Role.User, "Go")
            .Add(new
            {
                id = "m",
                timestamp = DraftMessage.Morning,
                type = "gemini",
                content = "Looking",
                thoughts = new[] { new { subject = "Plan", description = "List it" } },
                toolCalls = new object[]
                {
                    new { id = "c1", name = "ls", args = new { path = "." }, result = new[] { response }, status = "success" },
                    new { id = "c2", name = "rm", args = new { }, result = new[] { new { functionResponse = new { id = "c2", response = new { error = "denied" } } } }, status = "error" },
                },
            })
            .Add(new { id = "r", timestamp = DraftMessage.Morning, type = "user", content = new[] { response } }).Write();

        Assert.Equal(
            [
                new TextPart("Go"), new ThinkingPart("Plan\n\nList it"), new TextPart("Looking"), new ToolCallPart("c1", "ls", """{"path":"."}"""),
                new ToolResultPart("c1", "a"), new ToolCallPart("c2", "rm", "{}"), new ToolResultPart("c2", "denied", IsError: true),
            ],
            Messages().Where(message => !message.IsMeta).SelectMany(message => message.Parts));
        Assert.Equal(2, Facts().Messages);
    }

    [Fact]
    public void A_call_that_resuming_put_among_the_words_too_is_one_call()
    {
        Draft().Header().Say(Role.User, "Go")
            .Add(new
            {
                id = "m",
                timestamp = DraftMessage.Morning,
                type = "gemini",
                content = new object[] { new { text = "Looking" }, new { functionCall = new { id = "c1", name = "ls", args = new { } } }, new { functionCall = new { id = "c2", name = "rm", args = new { } } } },
                toolCalls = new object[] { new { id = "c1", name = "ls", args = new { }, result = new[] { new { functionResponse = new { id = "c1", response = new { output = "a" } } } } } },
            }).Write();

        Assert.Equal(
            [new TextPart("Go"), new TextPart("Looking"), new ToolCallPart("c2", "rm", "{}"), new ToolCallPart("c1", "ls", "{}"), new ToolResultPart("c1", "a")],
            Messages().Where(message => !message.IsMeta).SelectMany(message => message.Parts));
    }

    [Fact]
    public void What_the_client_tells_the_model_of_the_place_is_no_message_and_no_title()
    {
        Draft().Header().Say(Role.User, "The question").Write();

        Assert.Equal(["The question"], Words());
        Assert.Equal("The question", Facts().Title);
        Assert.Single(Messages(), message => message.IsMeta);
    }

    [Fact]
    public void A_summary_is_the_title()
    {
        Draft().Header().Say(Role.User, "The question").Set(new { summary = "About it" }).Write();

        Assert.Equal("About it", Facts().Title);
    }

    [Fact]
    public void Notices_are_the_clients_and_images_are_kept()
    {
        Draft().Header().Say(Role.User, "Go").Add(ChatDraft.Message("i", "info", "Updated"))
            .Add(new { id = "p", type = "user", content = new[] { new { inlineData = new { mimeType = "image/png", data = "AAAA" } } } })
            .Add(new { id = "u", type = "hologram", beams = 3 }).Write();

        Assert.Equal(Role.System, Messages().Single(message => message.Id == "i").Role);
        Assert.Equal([new ImagePart("image/png", "AAAA")], Messages().Single(message => message.Id == "p").Parts);
        Assert.Equal([new UnknownPart("hologram", """{"id":"u","type":"hologram","beams":3}""")], Messages().Single(message => message.Id == "u").Parts);
        Assert.Equal(2, Facts().Messages);
    }

    [Fact]
    public void Tokens_of_an_answer_that_was_written_twice_or_rewound_are_counted_once()
    {
        object Answer(string id) => new { id, type = "gemini", content = "x", tokens = new { input = 100, output = 10, cached = 60, thoughts = 5, tool = 1, total = 116 } };
        Draft().Header().Say(Role.User, "Go").Add(Answer("a")).Add(Answer("a")).Add(Answer("b")).RewindTo("b").Write();

        Assert.Equal(new TokenUsage(82, 30, 120, 0), Facts().Tokens);
        Assert.Equal(new TokenUsage(41, 15, 60, 0), Messages().Single(message => message.Id == "a").Tokens);
    }

    [Fact]
    public void The_owner_mark_of_a_folder_says_the_working_directory()
    {
        Draft().Header().Say(Role.User, "Go").Write();
        File.WriteAllText(_folder.File(".gemini", "tmp", "demo", ".project_root"), "/home/u/marked");
        File.WriteAllText(_folder.File(".gemini", "projects.json"), """{"projects":{"/home/u/registered":"demo"}}""");

        Assert.Equal("/home/u/marked", Facts().WorkingDirectory);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("9f9911450ab65d02459974c25400a9aadc438987acf71927b0d7387421ffe739")]
    public void The_registry_says_the_working_directory_of_slugs_and_of_hashes(string project)
    {
        new ChatDraft(_folder.Path) { Project = project }.Header().Say(Role.User, "Go").Write();
        File.WriteAllText(_folder.File(".gemini", "projects.json"), """{"projects":{"/other":"other","/workspaces/demo":"demo"}}""");

        Assert.Equal("/workspaces/demo", Facts().WorkingDirectory);
    }

    [Fact]
    public void A_broken_registry_says_nothing()
    {
        Draft().Header().Say(Role.User, "Go").Write();
        File.WriteAllText(_folder.File(".gemini", "projects.json"), "{\"projects\":");

        Assert.Null(Facts().WorkingDirectory);
    }

    [Fact]
    public void A_document_in_one_line_or_many_is_the_same()
    {
        Draft().Say(Role.User, "One").Say(Role.Assistant, "Two").WriteDocument();
        string path = _reader.Find(Home()).Single().Path;
        Assert.Equal(["One", "Two"], Words());

        File.WriteAllText(path, string.Concat(File.ReadAllLines(path).Select(line => line.Trim())));

        Assert.Equal(["One", "Two"], Words());
    }

    [Fact]
    public void A_document_that_breaks_off_has_its_messages_until_there_and_says_so()
    {
        Draft().Say(Role.User, "One").Say(Role.Assistant, "Two").WriteDocument();
        FoundConversation found = _reader.Find(Home()).Single();
        string whole = File.ReadAllText(found.Path);
        File.WriteAllText(found.Path, whole[..whole.IndexOf("Two", StringComparison.Ordinal)]);
        List<ReadWarning> warnings = [];

        Assert.Equal(["One"], _reader.ReadMessages(found, warnings.Add).SelectMany(Said));
        Assert.NotEmpty(warnings);
    }

    private static IEnumerable<string> Said(Message message) => message.IsSpoken ? message.Parts.OfType<TextPart>().Select(part => part.Text) : [];

    private ChatDraft Draft() => new(_folder.Path);

    private AgentHome Home() => new(_folder.Path, static _ => null);

    private FoundConversation Found() => Assert.Single(_reader.Find(Home()));

    private Message[] Messages() => [.. _reader.ReadMessages(Found(), warning => Assert.Fail(warning.ToString()))];

    private ConversationFacts Facts() => _reader.ReadFacts(Found(), warning => Assert.Fail(warning.ToString()));

    private string[] Words() => [.. Messages().SelectMany(Said)];
}
