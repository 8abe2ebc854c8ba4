using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Agents.Codex;

public sealed class CodexConversationsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CodexConversations _reader = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_an_event_says_again_is_said_once()
    {
        Draft().Header().Say(Role.User, "Hello").Say(Role.Assistant, "Hi").Write();

        Assert.Equal(["Hello", "Hi"], Words());
    }

    [Fact]
    public void Thoughts_calls_and_results_keep_their_order_and_their_ids()
    {
        Draft().Header().Say(Role.User, "Go")
            .Item(new { type = "reasoning", summary = new[] { new { type = "summary_text", text = "First look" } }, content = (object?)null, encrypted_content = "xyz" })
            .Item(new { type = "reasoning", summary = Array.Empty<object>(), encrypted_content = "only the provider can read it" })
            .Say(Role.Assistant, "Looking")
            .Item(new { type = "function_call", name = "exec_command", arguments = "{\"cmd\":\"ls\"}", call_id = "c1" })
            .Item(new { type = "custom_tool_call", name = "apply_patch", input = "*** Begin Patch", call_id = "c2" })
            .Item(new { type = "function_call_output", call_id = "c1", output = "a\nb" })
            .Item(new { type = "custom_tool_call_output", call_id = "c2", output = new { content = "no", success = false } })
            .Item(new { type = "function_call_output", call_id = "c1", output = new object[] { new { type = "input_text", text = "seen" }, new { type = "input_image", image_url = "data:image/png;base64,AAAA" } } })
            .Write();

        Part[] parts = [.. Messages().SelectMany(message => message.Parts)];

        Assert.Equal(
            [
                new TextPart("Go"), new ThinkingPart("First look"), new TextPart("Looking"),
                new ToolCallPart("c1", "exec_command", "{\"cmd\":\"ls\"}"), new ToolCallPart("c2", "apply_patch", "*** Begin Patch"),
                new ToolResultPart("c1", "a\nb"), new ToolResultPart("c2", "no", IsError: true),
                new ToolResultPart("c1", "seen"), new ImagePart("image/png", "AAAA"),
            ],
            parts);
    }

    [Fact]
    public void What_Codex_says_in_the_names_of_people_is_no_message_and_no_title()
    {
        Draft().Header()
            .Item(new { type = "message", role = "developer", content = new[] { new { type = "input_text", text = "Rules" } } })
            .Item(new { type = "message", role = "user", content = new[] { new { type = "input_text", text = "# AGENTS.md instructions for /x" }, new { type = "input_text", text = "<environment_context>y" } } })
            .Say(Role.User, "The question").Write();

        Assert.Equal(["The question"], Words());
        Assert.Equal("The question", Facts().Title);
        Assert.Equal(1, Facts().Messages);
        Assert.Equal(2, Messages().Count(message => message.IsMeta));
    }

    [Fact]
    public void An_item_of_a_kind_that_is_not_known_is_kept_as_it_is()
    {
        Draft().Header().Item(new { type = "hologram", beams = 3 }).Say(Role.User, "Go").Write();

        UnknownPart part = Assert.Single(Messages().SelectMany(message => message.Parts).OfType<UnknownPart>());
        Assert.Equal(("hologram", """{"type":"hologram","beams":3}"""), (part.Type, part.Raw));
    }

    [Fact]
    public void A_fork_begins_with_what_its_origin_had_then_and_is_paid_for_alone()
    {
        string origin = Draft().Header().Say(Role.User, "One").Say(Role.Assistant, "Two").Answer(100, 10).Say(Role.User, "Not in the fork").Write();
        string fork = new RolloutDraft(_folder.Path) { FirstOrdinal = 6 }.Header(Base(origin, 6)).Say(Role.User, "Three").Say(Role.Assistant, "Four").Answer(200, 20).Write();

        Assert.Equal(["One", "Two", "Three", "Four"], Words(fork));
        Assert.Equal((4, 220), (Facts(fork).Messages, Facts(fork).Tokens.Total));
        Assert.Equal(origin, Facts(fork).Parent?.Id);
        Assert.Equal(["One", "Two", "Not in the fork"], Words(origin));
    }

    [Fact]
    public void A_fork_of_a_fork_begins_with_the_first()
    {
        string first = Draft().Header().Say(Role.User, "One").Write();
        string second = new RolloutDraft(_folder.Path) { FirstOrdinal = 3, Folder = ".codex/archived_sessions" }.Header(Base(first, 3)).Say(Role.User, "Two").Write();
        string third = new RolloutDraft(_folder.Path) { FirstOrdinal = 6 }.Header(Base(second, 6)).Say(Role.User, "Three").Write();

        Assert.Equal(["One", "Two", "Three"], Words(third));
    }

    [Fact]
    public void A_fork_whose_origin_is_missing_says_so_and_has_the_rest()
    {
        string fork = new RolloutDraft(_folder.Path) { FirstOrdinal = 6 }.Header(Base(Guid.CreateVersion7().ToString(), 6)).Say(Role.User, "Three").Write();
        List<ReadWarning> warnings = [];

        Assert.Equal(["Three"], _reader.ReadMessages(Found(fork), warnings.Add).SelectMany(Said));
        Assert.Contains("which is not here", Assert.Single(warnings).What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("*")]
    public void An_origin_that_is_no_id_is_not_looked_for(string origin)
    {
        string fork = Draft().Header(Base(origin, 6)).Say(Role.User, "Three").Write();

        Assert.Equal(["Three"], Words(fork));
        Assert.Null(Facts(fork).Parent);
    }

    [Fact]
    public void Forks_of_each_other_end()
    {
        string other = Guid.CreateVersion7().ToString();
        string one = Draft().Header(Base(other, 50)).Say(Role.User, "One").Write();
        new RolloutDraft(_folder.Path) { Id = other }.Header(Base(one, 50)).Say(Role.User, "Two").Write();

        Assert.Equal(["Two", "One"], _reader.ReadMessages(Found(one), static _ => { }).SelectMany(Said));
    }

    [Fact]
    public void Turns_that_were_taken_back_do_not_count()
    {
        Draft().Header().Say(Role.User, "One").Say(Role.Assistant, "Two").Say(Role.User, "Wrong").Say(Role.Assistant, "So wrong")
            .Event(new { type = "thread_rolled_back", num_turns = 1 }).Say(Role.User, "Three").Write();

        Assert.Equal(["One", "Two", "Three"], Words());
        Assert.Equal(3, Facts().Messages);
    }

    [Fact]
    public void Taking_back_again_reaches_over_what_was_taken_back()
    {
        Draft().Header().Say(Role.User, "One").Say(Role.User, "Two").Event(new { type = "thread_rolled_back", num_turns = 1 })
            .Say(Role.User, "Three").Event(new { type = "thread_rolled_back", num_turns = 2 }).Say(Role.User, "Four").Write();

        Assert.Equal(["Four"], Words());
        Assert.Equal(1, Facts().Messages);
    }

    [Fact]
    public void A_compaction_stands_where_it_was_and_loses_nothing()
    {
        Draft().Header().Say(Role.User, "One").Say(Role.Assistant, "Two")
            .Add("compacted", new { message = "They counted.", replacement_history = new[] { new { type = "message", role = "user", content = new[] { new { type = "input_text", text = "One" } } } } })
            .Say(Role.User, "Three").Write();

        Assert.Equal(["One", "Two", "Three"], Words());
        Assert.Equal("They counted.", Assert.Single(Messages()[2].Parts.OfType<SummaryPart>()).Text);
        Assert.Equal(3, Facts().Messages);
    }

    [Fact]
    public void A_compaction_with_nothing_before_it_tells_what_it_replaced()
    {
        Draft().Header()
            .Add("compacted", new { message = "They counted.", replacement_history = new[] { new { type = "message", role = "user", content = new[] { new { type = "input_text", text = "One" } } } } })
            .Say(Role.User, "Three").Write();

        Assert.Equal(["One", "Three"], Words());
        Assert.Equal(2, Facts().Messages);
    }

    [Fact]
    public void Totals_that_are_repeated_are_counted_once()
    {
        Draft().Header().Say(Role.User, "Go").Say(Role.Assistant, "1").Total(100, 10, cached: 60).Total(100, 10, cached: 60).Say(Role.Assistant, "2").Total(300, 30).Write();

        Assert.Equal(new TokenUsage(340, 40, 60, 0), Facts().Tokens);
        Assert.Equal([null, new TokenUsage(40, 10, 60, 0), new TokenUsage(300, 30, 0, 0)], Messages().Select(message => message.Tokens));
    }

    [Fact]
    public void Archived_conversations_are_found_too()
    {
        string id = new RolloutDraft(_folder.Path) { Folder = ".codex/archived_sessions" }.Header().Say(Role.User, "Old").Write();

        Assert.Equal(["Old"], Words(id));
    }

    [Fact]
    public void Of_a_compressed_rollout_and_the_plain_one_it_became_the_plain_one_counts()
    {
        RolloutDraft draft = Draft().Header().Say(Role.User, "Plain");
        draft.Write();
        File.WriteAllText(draft.Path + ".zst", "older");

        Assert.Equal(draft.Path, Found(draft.Id).Path);
    }

    [Fact]
    public void Compression_that_is_damaged_is_told_and_what_is_before_it_is_read()
    {
        string source = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures", "codex", "zst"), "*.zst", SearchOption.AllDirectories).Single();
        string path = _folder.File(".codex", "sessions", Path.GetFileName(source));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        byte[] whole = File.ReadAllBytes(source);
        File.WriteAllBytes(path, whole[..(whole.Length - 40)]);
        List<ReadWarning> warnings = [];

        _reader.ReadFacts(_reader.Find(Home()).Single(), warnings.Add);

        Assert.Contains(warnings, warning => warning.What.Contains("compression is damaged", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_that_people_gave_count_before_first_words_and_the_last_one_counts()
    {
        string id = Draft().Header().Say(Role.User, "First words").Write();
        File.WriteAllText(_folder.File(".codex", "session_index.jsonl"), $$"""
            {"id":"{{id}}","thread_name":"Old name","updated_at":"2026-03-04T05:06:07Z"}
            {"broken
            {"id":"{{id}}","thread_name":"New name","updated_at":"2026-03-04T05:06:08Z"}
            {"id":"{{Guid.CreateVersion7()}}","thread_name":"Another's","updated_at":"2026-03-04T05:06:09Z"}

            """);

        Assert.Equal("New name", Facts().Title);
    }

    [Fact]
    public void A_conversation_is_open_while_Codex_holds_its_lock()
    {
        string id = Draft().Header().Say(Role.User, "Now").Write();
        Assert.False(Found(id).IsLive);

        Directory.CreateDirectory(_folder.File(".codex", "thread-writer-locks"));
        string file = _folder.File(".codex", "thread-writer-locks", id + ".lock");
        using (RunningProcess.HoldLock(file))
        {
            Assert.True(Found(id).IsLive);
        }

        Assert.True(File.Exists(file));
        Assert.False(Found(id).IsLive);
    }

    [Fact]
    public void Rollouts_without_ordinals_are_read_as_others()
    {
        new RolloutDraft(_folder.Path) { FirstOrdinal = null }.Header().Say(Role.User, "One").Say(Role.Assistant, "Two").Write();

        Assert.Equal(["One", "Two"], Words());
    }

    [Fact]
    public void Databases_beside_the_rollouts_are_not_touched()
    {
        Draft().Header().Say(Role.User, "One").Write();
        File.WriteAllText(_folder.File(".codex", "state_5.sqlite"), "no database at all");

        Assert.Equal(["One"], Words());
    }

    private static object Base(string origin, int end) =>
        new { forked_from_id = origin, history_base = new { thread_id = origin, end_ordinal_exclusive = end, end_byte_offset = 1 } };

    private static IEnumerable<string> Said(Message message) => message.IsSpoken ? message.Parts.OfType<TextPart>().Select(part => part.Text) : [];

    private RolloutDraft Draft() => new(_folder.Path);

    private AgentHome Home() => new(_folder.Path, static _ => null);

    private FoundConversation Found(string? id) => _reader.Find(Home()).Single(found => id is null || found.Key == new SessionKey(_reader.Agent, id));

    private Message[] Messages(string? id = null) => [.. _reader.ReadMessages(Found(id), warning => Assert.Fail(warning.ToString()))];

    private ConversationFacts Facts(string? id = null) => _reader.ReadFacts(Found(id), warning => Assert.Fail(warning.ToString()));

    private string[] Words(string? id = null) => [.. Messages(id).SelectMany(Said)];
}
