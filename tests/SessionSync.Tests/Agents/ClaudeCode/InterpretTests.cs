using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class InterpretTests
{
    private const string Demo = "/home/u/demo";
    private const string Folder = "-home-u-demo";

    private static Inventory Interpret(params string[] paths) =>
        Claude.Interpret(Demo, [.. paths.Select(path => Claude.Listed(path))]);

    [Fact]
    public void A_session_is_its_transcript_and_what_lies_in_its_own_folder()
    {
        Inventory inventory = Interpret(
            $"{Folder}/{Claude.First}.jsonl",
            $"{Folder}/{Claude.First}/tool-results/b.txt",
            $"{Folder}/{Claude.First}/tool-results/trace.jsonl",
            $"{Folder}/{Claude.First}/subagents/agent-a1.meta.json",
            $"{Folder}/{Claude.First}/subagents/agent-a1.jsonl",
            $"{Folder}/{Claude.First}/custom-title.json",
            $"{Folder}/{Claude.First}/later/invention/notes.jsonl");
        SessionEntry session = Assert.Single(inventory.Sessions);
        Assert.Empty(inventory.Problems);
        Assert.Equal(
            [
                ("custom-title.json", FileKind.Whole),
                ("later/invention/notes.jsonl", FileKind.Records),
                ("subagents/agent-a1.jsonl", FileKind.Records),
                ("subagents/agent-a1.meta.json", FileKind.Whole),
                ("tool-results/b.txt", FileKind.Whole),
                ("tool-results/trace.jsonl", FileKind.Whole),
                (SessionFile.Transcript, FileKind.Records),
            ],
            session.Files.Select(file => (file.Name, file.Kind)));
        Assert.All(session.Files, file => Assert.Equal(file.Path, Claude.Agent.PathFor(Folder, session, file.Name)));
    }

    [Fact]
    public void What_the_listing_tells_of_the_transcript_is_kept()
    {
        DateTimeOffset head = new(2026, 11, 20, 6, 44, 11, TimeSpan.Zero);
        ListedFile file = new($"{Folder}/{Claude.First}.jsonl", new FileStamp(7, 8), head, Demo);
        SessionEntry session = Assert.Single(Claude.Interpret(Demo, file).Sessions);
        Assert.Equal(new SessionEntry(Claude.Key(Claude.First), "", Folder, session.Files, head), session);
        Assert.Equal(new SessionFile("", file.Path, file.Stamp, FileKind.Records), session.Transcript);
    }

    [Fact]
    public void A_loose_agent_of_an_older_client_is_an_entry_but_no_conversation()
    {
        SessionEntry session = Assert.Single(Interpret($"{Folder}/agent-0a1b2c3.jsonl").Sessions);
        Assert.Equal("agent-0a1b2c3", session.Key.Id);
        Assert.False(session.IsConversation);
        Assert.Equal($"{Folder}/agent-0a1b2c3.jsonl", Claude.Agent.PathFor(Folder, session, session.Transcript!.Name));
    }

    [Fact]
    public void A_side_folder_without_a_transcript_is_an_entry_without_one()
    {
        SessionEntry session = Assert.Single(Interpret($"{Folder}/{Claude.First}/tool-results/b.txt").Sessions);
        Assert.Null(session.Transcript);
        Assert.Null(session.Head);
    }

    [Fact]
    public void A_session_id_keeps_its_case()
    {
        const string id = "ABCDEF00-1111-4111-8111-AbCdEf000000";
        Assert.Equal(id, Assert.Single(Interpret($"{Folder}/{id}.jsonl").Sessions).Key.Id);
    }

    [Theory]
    [InlineData($"{Folder}/memory/MEMORY.md")]
    [InlineData($"{Folder}/sessions-index.json")]
    [InlineData($"{Folder}/notes.jsonl")]
    [InlineData($"{Folder}/agent-xyz.jsonl")]
    [InlineData($"{Folder}/agent-.jsonl")]
    [InlineData($"{Folder}/{Claude.First}.jsonl.bak")]
    [InlineData($"{Folder}/{{11111111-1111-4111-8111-111111111111}}.jsonl")]
    [InlineData($"{Folder}/ 11111111-1111-4111-8111-11111111111.jsonl")]
    [InlineData("stray.jsonl")]
    [InlineData("-home-u-other/../x")]
    public void What_is_no_session_data_is_left_out_silently(string path)
    {
        Inventory inventory = Interpret(path);
        Assert.Empty(inventory.Sessions);
        Assert.Empty(inventory.Problems);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../../etc/passwd")]
    [InlineData("./x")]
    [InlineData("")]
    [InlineData("..")]
    [InlineData($"{Folder}/../{Claude.First}.jsonl")]
    [InlineData($"{Folder}/{Claude.First}/../../../../.bashrc")]
    [InlineData($"{Folder}/{Claude.First}//subagents/a.jsonl")]
    [InlineData($"{Folder}/{Claude.First}/")]
    [InlineData($"{Folder}/{Claude.First}/\u001b[2Jx")]
    [InlineData($"{Folder}/{Claude.First}/line\nbreak")]
    [InlineData($"{Folder}/{Claude.First}/\u009b31m")]
    [InlineData($"{Folder}/{Claude.First}/\0")]
    [InlineData($"{Folder}/{Claude.First}/1/2/3/4/5/6/7/8/9")]
    public void A_hostile_name_is_told_and_never_used(string path)
    {
        Inventory inventory = Interpret(path);
        Assert.Empty(inventory.Sessions);
        string problem = Assert.Single(inventory.Problems);
        Assert.DoesNotContain(problem, char.IsControl);
    }

    [Fact]
    public void A_name_is_too_long_by_its_bytes()
    {
        string fits = $"{Folder}/{Claude.First}/{new string('é', 127)}";
        Assert.Single(Interpret(fits).Sessions);
        Assert.Single(Interpret(fits + "é").Problems);
        Assert.Single(Interpret($"{Folder}/{Claude.First}/\ud800").Problems);
    }

    [Fact]
    public void A_backslash_is_a_character_of_a_name_and_eight_levels_are_fine()
    {
        SessionEntry session = Assert.Single(Interpret(
            $"{Folder}/{Claude.First}/..\\..\\x.txt",
            $"{Folder}/{Claude.First}/1/2/3/4/5/6/7/8").Sessions);
        Assert.Equal(["..\\..\\x.txt", "1/2/3/4/5/6/7/8"], session.Files.Select(file => file.Name));
    }

    [Fact]
    public void Of_a_session_in_two_folders_the_fuller_one_is_kept_and_the_other_told()
    {
        ListedFile small = Claude.Listed($"{Folder}/{Claude.First}.jsonl", Demo, size: 10, modified: 2000);
        ListedFile large = Claude.Listed($"{Folder}-sub/{Claude.First}.jsonl", Demo + "/sub", size: 20, modified: 1000);
        foreach (ListedFile[] files in (ListedFile[][])[[small, large], [large, small]])
        {
            Inventory inventory = Claude.Interpret(Demo, files);
            Assert.Equal($"{Folder}-sub", Assert.Single(inventory.Sessions).Folder);
            Assert.Equal("sub", inventory.Sessions[0].Place);
            Assert.Contains(Folder, Assert.Single(inventory.Problems), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Of_two_copies_of_one_size_the_newer_one_is_kept()
    {
        ListedFile older = Claude.Listed($"{Folder}/{Claude.First}.jsonl", Demo, size: 10, modified: 1000);
        ListedFile newer = Claude.Listed($"{Folder}-sub/{Claude.First}.jsonl", Demo + "/sub", size: 10, modified: 2000);
        Assert.Equal($"{Folder}-sub", Assert.Single(Claude.Interpret(Demo, newer, older).Sessions).Folder);
    }

    [Theory]
    [InlineData($"{{\"pid\":1,\"sessionId\":\"{Claude.First}\",\"cwd\":\"/x\"}}", true)]
    [InlineData($"{{\"pid\":1,\"sessionId\":\"{Claude.First}\",\"cwd\":\"/x", true)]
    [InlineData($"{{\"nested\":{{\"sessionId\":\"{Claude.First}\"}}}}", false)]
    [InlineData("{\"sessionId\":\"11111111-1111", false)]
    [InlineData("{\"sessionId\":7}", false)]
    [InlineData("{\"sessionId\":\"../../x\"}", false)]
    [InlineData("{\"sessionId\":\"\\ud800\"}", false)]
    [InlineData("not json", false)]
    [InlineData("[]", false)]
    [InlineData("", false)]
    public void Open_sessions_are_found_in_whatever_running_clients_left(string process, bool isFound)
    {
        Inventory inventory = Claude.Agent.Interpret(new Listing([], [process]), Demo);
        Assert.Equal(isFound ? [Claude.Key(Claude.First)] : [], inventory.Live);
    }

    [Fact]
    public void The_order_of_the_listing_does_not_matter()
    {
        string[] paths =
        [
            $"{Folder}/{Claude.Second}.jsonl", $"{Folder}/{Claude.First}/b.txt", $"{Folder}/{Claude.First}/a.txt",
            $"{Folder}/{Claude.First}.jsonl", $"{Folder}/agent-1.jsonl", "../x", "../y",
        ];
        Inventory forwards = Interpret(paths);
        Inventory backwards = Interpret([.. paths.Reverse()]);
        Assert.Equal([Claude.First, Claude.Second, "agent-1"], forwards.Sessions.Select(session => session.Key.Id));
        Assert.Equal(forwards.Sessions.SelectMany(session => session.Files), backwards.Sessions.SelectMany(session => session.Files));
        Assert.Equal(forwards.Problems, backwards.Problems);
    }
}
