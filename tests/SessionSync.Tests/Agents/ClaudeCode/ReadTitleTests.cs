namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class ReadTitleTests
{
    private const string Prompt = """{"type":"user","message":{"role":"user","content":"fix the build"}}""" + "\n";
    private const string Summary = """{"type":"summary","summary":"the summary","leafUuid":"x"}""" + "\n";
    private const string Generated = """{"type": "ai-title", "aiTitle": "the generated title"}""" + "\n";
    private const string Custom = """{"type":"custom-title","customTitle":"my title","sessionId":"x"}""" + "\n";

    [Theory]
    [InlineData(Custom + Generated + Summary + Prompt, "my title")]
    [InlineData(Prompt + Generated + Summary, "the generated title")]
    [InlineData(Summary + Prompt, "the summary")]
    [InlineData(Prompt, "fix the build")]
    [InlineData("\uFEFF" + Prompt, "fix the build")]
    [InlineData("", null)]
    [InlineData("garbage\n{\"type\":\"user\"}\n{\"type\":\"user\",\"message\":7}\n[\"user\"]\n", null)]
    public void What_a_person_chose_comes_first(string transcript, string? title) => Assert.Equal(title, Claude.Title(transcript));

    [Fact]
    public void The_newest_title_counts()
    {
        string renamed = Custom.Replace("my title", "renamed", StringComparison.Ordinal);
        Assert.Equal("renamed", Claude.Title(Custom + Prompt + renamed));
        Assert.Equal("fix the build", Claude.Title(Custom + Prompt + Custom.Replace("my title", " ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("""{"type":"user","isMeta":true,"message":{"content":"Caveat"}}""")]
    [InlineData("""{"type":"user","isCompactSummary":true,"message":{"content":"This session is being continued"}}""")]
    [InlineData("""{"type":"user","isVisibleInTranscriptOnly":true,"message":{"content":"This session is being continued"}}""")]
    [InlineData("""{"type":"user","isSidechain":true,"message":{"content":"task"}}""")]
    [InlineData("""{"type":"user","promptSource":"system","message":{"content":"task"}}""")]
    [InlineData("""{"type":"user","message":{"content":"<command-name>/clear</command-name>"}}""")]
    [InlineData("""{"type":"user","message":{"content":"<command-message>init</command-message>"}}""")]
    [InlineData("""{"type":"user","message":{"content":"<local-command-stdout>done</local-command-stdout>"}}""")]
    [InlineData("""{"type":"user","message":{"content":"<local-command-caveat>do not</local-command-caveat>"}}""")]
    [InlineData("""{"type":"user","message":{"content":"<task-notification>done</task-notification>"}}""")]
    [InlineData("""{"type":"user","message":{"content":[{"type":"tool_result","content":"hello line 1"}]}}""")]
    [InlineData("""{"type":"user","message":{"content":[{"type":"text","text":"[Request interrupted by user]"}]}}""")]
    [InlineData("""{"type":"user","message":{"content":"\ud800"}}""")]
    [InlineData("""{"type":"assistant","message":{"role":"user","content":"an answer"}}""")]
    public void What_the_client_wrote_in_a_persons_name_is_no_title(string record) =>
        Assert.Equal("fix the build", Claude.Title(record + "\n" + Prompt));

    [Fact]
    public void A_prompt_of_several_blocks_gives_its_first_text() =>
        Assert.Equal("look at this", Claude.Title(
            """{"type":"user","message":{"content":[{"type":"image"},{"type":"text","text":"<ide_opened_file>x</ide_opened_file>"},{"type":"text","text":"look at this"}]}}"""));

    [Fact]
    public void A_prompt_that_quotes_a_command_is_still_a_prompt() =>
        Assert.Equal("what is <command-name>?", Claude.Title("""{"type":"user","message":{"content":"what is <command-name>?"}}"""));

    [Fact]
    public void Only_the_ends_of_a_large_transcript_are_read()
    {
        string filling = new string('x', 2_000_000) + "\n";
        Assert.Equal("fix the build", Claude.Title(Prompt + filling));
        Assert.Equal("my title", Claude.Title(Prompt + filling + Custom));
        Assert.Equal("the summary", Claude.Title(Summary + Prompt + filling));
        Assert.Equal("fix the build", Claude.Title(Prompt + filling + Custom + filling));
        Assert.Null(Claude.Title(filling + Prompt + filling));
    }

    [Fact]
    public void A_prompt_at_the_end_is_better_than_no_title()
    {
        string filling = new string('x', 2_000_000) + "\n";
        Assert.Equal("fix the build", Claude.Title(filling + Prompt));
    }

    [Theory]
    [InlineData("plain", "first plain question")]
    [InlineData("tools", "[[tools]] please use tools")]
    [InlineData("compacted", "[[tools]] please use tools")]
    [InlineData("old-1.0.128", "[[tools]] please use tools")]
    [InlineData("damaged-crlf", "[[tools]] please use tools")]
    public void Real_transcripts_are_called_by_their_first_prompt(string fixture, string title)
    {
        using FileStream stream = File.OpenRead(Claude.Transcript(fixture));
        string? found = Claude.Agent.ReadTitle(stream);
        Assert.Equal(title, found);
    }
}
