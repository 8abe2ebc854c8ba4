using SessionSync.Model.Conversations;
using static SessionSync.Tests.Agents.ClaudeCode.TranscriptRun;

namespace SessionSync.Tests.Agents.ClaudeCode;

/// <summary>Which records of a transcript are read. What clients resume was found out by running them.</summary>
public sealed class TranscriptBranchTests
{
    private static readonly string s_root = Said("R", null);
    private static readonly string s_a = Said("A", "R", "assistant");
    private static readonly string s_b = Said("B", "R", "assistant");

    [Fact]
    public void Without_a_named_leaf_the_last_record_in_the_file_is_resumed()
    {
        Assert.Equal("R B", WordsOf(s_root, s_a, s_b));
        Assert.Equal("R A", WordsOf(s_root, s_b, s_a));
    }

    [Fact]
    public void The_newest_named_leaf_chooses_the_branch()
    {
        Assert.Equal("R A", WordsOf(s_root, s_a, s_b, Leaf("A")));
        Assert.Equal("R A", WordsOf(s_root, s_a, Leaf("A"), s_b));
        Assert.Equal("R B", WordsOf(s_root, s_a, s_b, Leaf("A"), Leaf("B")));
    }

    [Fact]
    public void What_descends_from_the_named_leaf_is_resumed() =>
        Assert.Equal("R A C D", WordsOf(s_root, s_a, Leaf("A"), s_b, Said("C", "A"), Said("D", "C", "assistant"), Said("E", "B")));

    [Fact]
    public void A_leaf_may_be_named_before_it_is_written() => Assert.Equal("R A C", WordsOf(s_root, s_a, Leaf("C"), s_b, Said("C", "A")));

    [Fact]
    public void A_leaf_that_is_not_there_is_passed_over()
    {
        Assert.Equal("R B", WordsOf(s_root, s_a, s_b, Leaf("gone")));
        Assert.Equal("R A", WordsOf(s_root, s_a, s_b, Leaf("A"), Leaf("gone")));
    }

    [Fact]
    public void X6_Parents_in_a_circle_end_within_a_second_and_are_told()
    {
        using TranscriptRun run = Of(Said("A", "C"), Said("B", "A"), Said("C", "B"), Leaf("B"));

        Assert.Equal("A B C", run.Words);
        Assert.Contains(run.Warnings, warning => warning.What.Contains("circle", StringComparison.Ordinal));
    }

    [Fact]
    public void A_record_that_is_its_own_parent_is_read_once() => Assert.Equal("R D", WordsOf(s_root, Said("D", "D")));

    [Fact]
    public void A_parent_that_is_lost_is_bridged_by_the_record_before() =>
        Assert.Equal("R A C", WordsOf(s_root, s_a, Said("C", "lost")));

    [Fact]
    public void A_parent_may_stand_behind_its_child() => Assert.Equal("R A C", WordsOf(Said("C", "A"), s_root, s_a, Leaf("C")));

    [Fact]
    public void A_file_that_is_there_twice_is_read_once()
    {
        string[] lines = [s_root, s_a, Said("C", "A")];

        Assert.Equal("R A C", WordsOf([.. lines, .. lines]));
    }

    [Fact]
    public void Before_a_compaction_everything_is_kept_and_the_summary_stands_in_its_place()
    {
        using TranscriptRun run = Of(
            s_root,
            s_a,
            """{"parentUuid":null,"logicalParentUuid":"A","type":"system","subtype":"compact_boundary","content":"Conversation compacted","uuid":"X","timestamp":"2026-03-04T05:06:08.000Z"}""",
            Said("S", "X", "user", "\"isCompactSummary\":true,"),
            Said("C", "S"));

        Assert.Equal([typeof(TextPart), typeof(TextPart), typeof(SummaryPart), typeof(TextPart)], run.Messages.Select(message => message.Parts.Single().GetType()));
        Assert.Equal("R A C", run.Words);
        Assert.Equal(3, run.Facts.Messages);
    }

    [Fact]
    public void Results_of_calls_that_were_made_at_once_are_all_read()
    {
        const string Answer = "\"id\":\"msg_1\",\"usage\":{\"input_tokens\":10,\"output_tokens\":5},";
        using TranscriptRun run = Of(
            s_root,
            Blocks("T1", "R", "assistant", """{"type":"tool_use","id":"one","name":"Read","input":{}}""", Answer),
            Blocks("T2", "T1", "assistant", """{"type":"tool_use","id":"two","name":"Read","input":{}}""", Answer),
            Blocks("R2", "T2", "user", """{"type":"tool_result","tool_use_id":"two","content":"2"}"""),
            Blocks("R1", "T1", "user", """{"type":"tool_result","tool_use_id":"one","content":"1"}"""),
            Said("E", "R1", "assistant"));

        Assert.Equal(["R", "T1", "T2", "R2", "R1", "E"], run.Messages.Select(message => message.Id));
        Assert.Equal(["one", "two"], run.Messages.SelectMany(message => message.Parts.OfType<ToolResultPart>()).Select(result => result.CallId).Order());
        Assert.Equal(15, run.Facts.Tokens.Total);
        Assert.Equal(15, run.Messages.Sum(message => message.Tokens?.Total ?? 0));
    }

    [Fact]
    public void What_an_old_client_wrote_aside_for_a_sub_agent_is_not_read()
    {
        using TranscriptRun run = Of(s_root, Said("S1", null, "user", "\"isSidechain\":true,"), Said("S2", "S1", "assistant", "\"isSidechain\":true,"), s_a);

        Assert.Equal("R A", run.Words);
        Assert.Equal(2, run.Facts.Messages);
    }

    [Fact]
    public void Records_without_ids_follow_each_other()
    {
        using TranscriptRun run = Of(
            """{"type":"user","message":{"role":"user","content":"one"}}""", """{"type":"assistant","message":{"role":"assistant","content":"two"}}""");

        Assert.Equal("one two", run.Words);
    }

    private static string WordsOf(params string[] lines)
    {
        using TranscriptRun run = Of(lines);
        string words = run.Words;
        Assert.Equal(words.Split(' ').Length, run.Facts.Messages);
        return words;
    }
}
