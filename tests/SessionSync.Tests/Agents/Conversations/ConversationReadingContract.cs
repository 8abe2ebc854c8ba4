using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.Conversations;

/// <summary>What every reader finds and reads where nothing is damaged.</summary>
public abstract class ConversationReadingContract : ConversationReaderHarness
{
    [Fact]
    public void Every_fixture_has_the_conversations_that_are_known_to_be_in_it_and_no_others()
    {
        IEnumerable<string> homes = Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Fixtures", FixtureFolder)).Select(path => Path.GetFileName(path)!);
        IEnumerable<(string, string, bool)> found =
            from home in homes
            from conversation in Find(FixturePath(FixtureFolder, home))
            select (home, conversation.Key.Id, conversation.IsSubagent);

        Assert.Equal(Expected.Select(expected => (expected.Home, expected.Id, expected.IsSubagent)).Order(), found.Order());
    }

    [Fact]
    public void The_facts_of_every_fixture_are_those_that_are_known()
    {
        Assert.All(Fixtures(), pair =>
        {
            (FoundConversation found, ExpectedConversation expected) = pair;
            ConversationFacts facts = Facts(found);
            Assert.Equal(expected.Messages, facts.Messages);
            Assert.Equal(expected.ParentId, facts.Parent?.Id);
            Assert.Equal(expected.Title ?? facts.Title, facts.Title);
            Assert.Equal(expected.Model ?? facts.Model, facts.Model);
            Assert.Equal(expected.Branch ?? facts.Branch, facts.Branch);
            Assert.Equal(expected.WorkingDirectory ?? facts.WorkingDirectory, facts.WorkingDirectory);
            Assert.Equal(expected.Tokens ?? facts.Tokens.Total, facts.Tokens.Total);
        });
    }

    [Fact]
    public void Facts_and_messages_agree_on_how_many_are_spoken() => Assert.All(
        Fixtures(), pair => Assert.Equal(Read(pair.Found).Count(message => message.IsSpoken), Facts(pair.Found).Messages));

    [Fact]
    public void Every_message_of_a_fixture_says_something() => Assert.All(
        from pair in Fixtures() from message in Read(pair.Found) select message, message => Assert.NotEmpty(message.Parts));

    [Fact]
    public void Every_answer_of_a_tool_has_its_call() => Assert.All(Fixtures(), pair =>
    {
        ImmutableArray<Part> parts = [.. Read(pair.Found).SelectMany(message => message.Parts)];
        HashSet<string?> calls = [.. parts.OfType<ToolCallPart>().Select(call => call.CallId)];
        Assert.All(parts.OfType<ToolResultPart>(), result => Assert.Contains(result.CallId, calls));
    });

    [Fact]
    public void What_is_found_names_the_agent_an_absolute_path_and_the_true_size() => Assert.All(Fixtures(), pair =>
    {
        Assert.Equal(Reader.Agent, pair.Found.Key.Agent);
        Assert.True(Path.IsPathFullyQualified(pair.Found.Path));
        Assert.True(File.Exists(pair.Found.Path));
        Assert.True(pair.Found.Stamp.Size > 0);
        Assert.True(pair.Found.Stamp.ModifiedSeconds > 0);
    });

    [Fact]
    public void A_home_without_the_agent_has_no_conversations()
    {
        Assert.Empty(Find(Home));
        Directory.CreateDirectory(Home);
        Assert.Empty(Find(Home));
    }

    [Fact]
    public void A_file_where_the_agents_folder_should_be_is_no_conversation()
    {
        WriteOne("Hello");
        string folder = Directory.EnumerateFileSystemEntries(Home).Order().First();
        Directory.Delete(folder, recursive: true);
        File.WriteAllText(folder, "no folder");

        Assert.Empty(Find(Home));
    }

    [Fact]
    public void The_agents_own_variable_moves_its_folder()
    {
        FoundConversation conversation = WriteOne("Hello");
        string moved = Elsewhere("moved");
        Directory.Move(Path.Combine(Home, VariableFolder), moved);

        FoundConversation found = Assert.Single(Reader.Find(new AgentHome(Home, name => name == Variable ? moved : null)));

        Assert.Equal(conversation.Key, found.Key);
        Assert.Equal(["Hello"], Words(found));
        Assert.Empty(Find(Home));
    }

    [Fact]
    public void An_empty_variable_is_one_that_is_not_set()
    {
        FoundConversation conversation = WriteOne("Hello");

        Assert.Equal(conversation.Key, Assert.Single(Reader.Find(new AgentHome(Home, static _ => ""))).Key);
    }

    [Fact]
    public void What_was_written_is_read_back_in_its_order_with_its_roles_and_times()
    {
        DraftMessage[] talk = DraftMessage.Talk("First question", "First answer", "Second question", "Second answer");
        string id = Write(Home, talk);

        ImmutableArray<Message> messages = [.. Read(Assert.Single(Find(Home), found => found.Key.Id == id)).Where(message => message.IsSpoken)];

        Assert.Equal(talk.Select(message => (message.Role, message.Text, (DateTimeOffset?)message.At)), messages.Select(message => (message.Role, Words([message]).Single(), message.At)));
    }

    [Fact]
    public void Facts_tell_the_times_of_the_beginning_and_of_the_last_message()
    {
        ConversationFacts facts = Facts(WriteOne("One", "Two", "Three", "Four"));

        Assert.Equal(4, facts.Messages);
        Assert.True(facts.StartedAt <= DraftMessage.Morning);
        Assert.Equal(DraftMessage.Morning.AddMinutes(3), facts.LastMessageAt);
    }

    [Theory]
    [InlineData("quotes \" and \\ and / and \t tab \r\n and a new line")]
    [InlineData("a bell \a, an escape \u001b[2J\u001b]0;title\u0007 and a NUL \0")]
    [InlineData("emoji 😀🏳️‍🌈, e\u0301, \u202eright to left\u202c, 日本語, \uFEFFmark")]
    [InlineData("```\nfence\n````\n<script>alert(1)</script>\n---\nkey: value")]
    [InlineData("{\"type\":\"assistant\",\"uuid\":\"x\"}\n{\"type\":\"summary\"}")]
    public void Words_come_back_letter_for_letter(string words) => Assert.Equal([words, $"You said: {words}"], Words(WriteOne(words, $"You said: {words}")));

    [Fact]
    public void A_message_of_many_megabytes_comes_back_whole()
    {
        string words = string.Concat(Enumerable.Repeat("A line of \"some\" words\n", 200_000));

        Assert.Equal([words, "ok"], Words(WriteOne(words, "ok")));
    }

    [Theory]
    [InlineData(1970)]
    [InlineData(2099)]
    public void A_clock_that_was_wrong_changes_nothing_but_the_times(int year)
    {
        var odd = new DateTimeOffset(year, 1, 1, 0, 0, 1, TimeSpan.Zero);
        string id = Write(Home, [new(Role.User, "One", DraftMessage.Morning), new(Role.Assistant, "Two", odd), new(Role.User, "Three", DraftMessage.Morning)]);
        FoundConversation found = Assert.Single(Find(Home), conversation => conversation.Key.Id == id);

        Assert.Equal(["One", "Two", "Three"], Words(found));
        Assert.Equal(odd, Read(found).Single(message => Words([message]) is ["Two"]).At);
        Assert.Equal(3, Facts(found).Messages);
    }

    [Fact]
    public void A_title_is_one_line_that_a_terminal_can_show()
    {
        ConversationFacts facts = Facts(WriteOne("Look\u001b[2J at\nthis\u202e " + new string('x', 5000), "ok"));

        Assert.NotNull(facts.Title);
        Assert.DoesNotContain(facts.Title, character => char.IsControl(character) || character == '\u202e');
        Assert.True(facts.Title.Length <= 200);
    }

    [Fact]
    public void Conversations_beside_each_other_do_not_mix()
    {
        string first = Write(Home, DraftMessage.Talk("Of apples", "Apples"));
        string second = Write(Home, DraftMessage.Talk("Of pears", "Pears", "More"));

        Assert.Equal(new[] { first, second }.Order(), Find(Home).Select(found => found.Key.Id).Order());
        Assert.Equal(["Of apples", "Apples"], Words(Find(Home).Single(found => found.Key.Id == first)));
        Assert.Equal(["Of pears", "Pears", "More"], Words(Find(Home).Single(found => found.Key.Id == second)));
    }

    [Fact]
    public void Reading_changes_nothing_on_the_disk()
    {
        FoundConversation found = WriteOne("One", "Two");
        (string, FileStamp, DateTime)[] before = Files();

        Read(found);
        Facts(found);

        Assert.Equal(before, Files());
        (string, FileStamp, DateTime)[] Files() =>
            [.. from path in Directory.EnumerateFiles(Home, "*", SearchOption.AllDirectories).Order() let file = new FileInfo(path) select (path, new FileStamp(file.Length, 0), file.LastWriteTimeUtc)];
    }

    [Fact]
    public void A_conversation_is_let_go_of_when_no_more_of_it_is_wanted()
    {
        FoundConversation found = WriteOne("One", "Two", "Three");

        Assert.Equal(["One"], Words(Reader.ReadMessages(found, static _ => { }).Where(message => message.IsSpoken).Take(1)));

        // Only Linux tells which files a process has open.
        IEnumerable<string?> open = OperatingSystem.IsLinux() ? new DirectoryInfo("/proc/self/fd").EnumerateFiles().Select(file => file.LinkTarget) : [];
        Assert.DoesNotContain(found.Path, open);
    }

    [Fact]
    public void Many_readers_at_once_read_the_same()
    {
        ImmutableArray<FoundConversation> found = [.. Fixtures().Select(pair => pair.Found)];
        string Told(FoundConversation conversation) => $"{Facts(conversation)} {string.Join('|', Words(conversation))}";
        string[] alone = [.. found.Select(Told)];

        string[] together = [.. Enumerable.Range(0, 4).SelectMany(_ => found).AsParallel().AsOrdered().Select(Told)];

        Assert.Equal(Enumerable.Repeat(alone, 4).SelectMany(told => told), together);
    }
}
