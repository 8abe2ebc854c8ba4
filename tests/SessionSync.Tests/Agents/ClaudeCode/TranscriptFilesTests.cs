using System.Diagnostics;
using SessionSync.Model.Conversations;
using static SessionSync.Tests.Agents.ClaudeCode.TranscriptRun;

namespace SessionSync.Tests.Agents.ClaudeCode;

/// <summary>Which files are conversations, and what lies beside them.</summary>
public sealed class TranscriptFilesTests
{
    private const string Agent = "agent-a1b77bbc8d49438fe";

    [Fact]
    public void Sub_agents_are_found_in_both_places_with_their_parent()
    {
        using TranscriptRun run = Of(Said("A", null));
        string line = Said("S", null, "user", $"\"isSidechain\":true,\"sessionId\":\"{Id}\",");
        run.Write($"-demo/{Id}/subagents/{Agent}.jsonl", line);
        run.Write($"-demo/{Id}/subagents/deeper/agent-abc.jsonl", line);
        run.Write("-demo/agent-1234567.jsonl", line);

        FoundConversation[] found = [.. run.Find().Where(found => found.IsSubagent)];

        Assert.Equal(["agent-1234567", Agent, "agent-abc"], found.Select(subagent => subagent.Key.Id).Order(StringComparer.Ordinal));
        Assert.All(found, subagent =>
        {
            ConversationFacts facts = new SessionSync.Agents.ClaudeCode.ClaudeCodeConversations().ReadFacts(subagent, static _ => { });
            Assert.Equal((1, Id), (facts.Messages, facts.Parent?.Id));
        });
    }

    [Fact]
    public void S20_Names_that_only_look_like_others_are_ordinary_names()
    {
        using TranscriptRun run = new();
        run.Write($"-home-me-subagents-demo/{Id}.jsonl", Said("A", null));
        run.Write("-home-me-a..b/99999999-2222-4333-8444-555555555555.jsonl", Said("A", null));

        Assert.Equal([false, false], run.Find().Select(found => found.IsSubagent));
    }

    [Fact]
    public void Of_a_session_in_two_folders_the_fuller_one_is_found()
    {
        using TranscriptRun run = Of(Said("A", null));
        run.Write($"-other/{Id}.jsonl", Said("A", null), Said("B", "A", "assistant"));

        Assert.Equal("A B", run.Words);
    }

    [Fact]
    public void A_session_that_a_client_has_open_is_live()
    {
        using TranscriptRun run = Of(Said("A", null));
        Assert.False(run.Found.IsLive);

        run.WriteAt("sessions/4711.json", $$"""{"pid":4711,"sessionId":"{{Id}}","status":"idle"}""");
        run.WriteAt("sessions/4712.json", "{\"pid\":");

        Assert.True(run.Found.IsLive);
    }

    [Fact]
    public void A_pipe_is_no_conversation_and_nobody_waits_for_it()
    {
        using TranscriptRun run = Of(Said("A", null));
        string pipe = Path.Combine(Path.GetDirectoryName(run.Found.Path)!, "99999999-2222-4333-8444-555555555555.jsonl");
        using (Process maker = Process.Start("mkfifo", [pipe]))
        {
            maker.WaitForExit();
        }

        Assert.True(File.Exists(pipe));
        Assert.Equal(Id, Assert.Single(run.Find()).Key.Id);
    }

    [Theory]
    [InlineData("given", """{"type":"ai-title","aiTitle":"made"}""", """{"type":"custom-title","customTitle":"given"}""", """{"type":"ai-title","aiTitle":"made again"}""")]
    [InlineData("made again", """{"type":"ai-title","aiTitle":"made"}""", """{"type":"summary","summary":"old"}""", """{"type":"ai-title","aiTitle":"made again"}""")]
    [InlineData("old", """{"type":"summary","summary":"old"}""")]
    [InlineData("A")]
    public void A_persons_title_comes_before_a_models_and_the_newest_first(string title, params string[] lines)
    {
        using TranscriptRun run = Of([.. lines, Said("M", null, "user", "\"isMeta\":true,"), Said("A", "M"), Said("B", "A")]);

        Assert.Equal(title, run.Facts.Title);
    }

    [Fact]
    public void Facts_are_of_the_newest_records()
    {
        using TranscriptRun run = Of(
            Said("A", null, "user", "\"cwd\":\"/old\",\"gitBranch\":\"main\","),
            Blocks("B", "A", "assistant", """{"type":"text","text":"B"}""", "\"model\":\"first\","),
            Said("C", "B", "user", "\"cwd\":\"/new\",\"gitBranch\":\"topic\","),
            Blocks("D", "C", "assistant", """{"type":"text","text":"D"}""", "\"model\":\"second\","));

        Assert.Equal(("/new", "topic", "second"), (run.Facts.WorkingDirectory, run.Facts.Branch, run.Facts.Model));
    }
}
