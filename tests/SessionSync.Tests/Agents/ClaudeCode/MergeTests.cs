using System.Text.Json;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class MergeTests
{
    private const string Start = """{"type":"user","uuid":"a","parentUuid":null,"message":{"content":"begin"},"timestamp":"2026-01-01T00:00:00Z"}""" + "\n";
    private const string Left = """{"type":"user","uuid":"l","parentUuid":"a","message":{"content":"go left"},"timestamp":"2026-01-01T01:00:00Z"}""" + "\n";
    private const string Right = """{"type":"user","uuid":"r","parentUuid":"a","message":{"content":"go right"},"timestamp":"2026-01-01T02:00:00Z"}""" + "\n";
    private const string Mode = """{"type":"mode","mode":"normal","sessionId":"s"}""" + "\n";
    private const string ToRight = $$"""{"type":"last-prompt","lastPrompt":"go right","leafUuid":"r","sessionId":"{{Claude.First}}"}""" + "\n";

    private static string LastPrompt(string leaf) => $$"""{"type":"last-prompt","lastPrompt":"typed","leafUuid":"{{leaf}}","sessionId":"s"}""" + "\n";

    [Fact]
    public async Task Both_branches_stay_and_the_newer_one_is_resumed() =>
        Assert.Equal(Start + Left + Right + ToRight, await Claude.MergeAsync(Start + Left, Start + Right));

    [Theory]
    [InlineData(Start, Start)]
    [InlineData("", Start)]
    [InlineData("", "")]
    [InlineData(Start, Start + Right)]
    [InlineData(Start, Start + Right + "{\"torn")]
    [InlineData(Start + "{\"to", Start + "{\"torn\":1}\n")]
    [InlineData(Start + "{\"torn\":1}", Start + "{\"torn\":1}\n")]
    [InlineData(Start, Start + "\n\0\0\n")]
    public async Task A_version_that_begins_with_the_other_is_the_result(string shorter, string longer)
    {
        Assert.Equal(longer, await Claude.MergeAsync(shorter, longer));
        Assert.Equal(longer, await Claude.MergeAsync(longer, shorter));
    }

    [Fact]
    public async Task A_version_that_holds_all_of_the_other_is_the_result()
    {
        string whole = Start + Left + Right + ToRight;
        Assert.Equal(whole, await Claude.MergeAsync(Start + Right, whole));
        Assert.Equal(whole, await Claude.MergeAsync(whole, Start + Right + "\n \n"));
    }

    [Fact]
    public async Task Two_orders_of_the_same_lines_become_the_same_one_on_every_machine() =>
        Assert.Equal(await Claude.MergeAsync(Start + Left + Right, Start + Right + Left), await Claude.MergeAsync(Start + Right + Left, Start + Left + Right));

    [Fact]
    public async Task A_message_that_both_have_is_kept_once_and_metadata_twice()
    {
        string merged = await Claude.MergeAsync(Start + Left + Mode + Right, Start + Mode + Right + LastPrompt("r") + Start.Replace("\"a\"", "\"b\"", StringComparison.Ordinal));
        Assert.Equal(1, Count(merged, Right));
        Assert.Equal(2, Count(merged, Mode));
    }

    [Fact]
    public async Task A_torn_line_that_both_have_is_kept_once()
    {
        const string Torn = "{\"torn\n";
        Assert.Equal(1, Count(await Claude.MergeAsync(Start + Left + Torn, Start + Right + Torn), Torn));
    }

    [Fact]
    public async Task A_pointer_to_the_newer_leaf_is_not_repeated()
    {
        string newer = Start + Right + LastPrompt("r") + Mode;
        Assert.Equal(Start + Left + Right + LastPrompt("r") + Mode, await Claude.MergeAsync(Start + Left, newer));
    }

    [Fact]
    public async Task A_pointer_to_an_earlier_record_is_followed_by_one_to_the_leaf()
    {
        string merged = await Claude.MergeAsync(Start + Left, Start + LastPrompt("a") + Right);
        Assert.EndsWith(Right + ToRight, merged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pointer_of_an_older_client_without_a_leaf_gives_its_text_only()
    {
        const string old = """{"type":"last-prompt","lastPrompt":"typed before","sessionId":"s"}""" + "\n";
        string merged = await Claude.MergeAsync(Start + Left, Start + Right + old);
        Assert.EndsWith(old + ToRight.Replace("go right", "typed before", StringComparison.Ordinal), merged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sub_agents_and_records_that_are_no_messages_are_no_leaf()
    {
        const string sidechain = """{"type":"assistant","uuid":"s","isSidechain":true}""" + "\n" + """{"type":"progress","uuid":"p"}""" + "\n";
        string merged = await Claude.MergeAsync(Start + Left, Start + Right + sidechain);
        Assert.Equal("r", LeafOf(merged));
    }

    [Fact]
    public async Task A_newer_branch_of_nothing_but_metadata_leaves_the_older_leaf_resumed() =>
        Assert.Equal(Start + Left + LastPrompt("l") + Mode, await Claude.MergeAsync(Start + Left + LastPrompt("l"), Start + Mode));

    [Fact]
    public async Task Without_a_prompt_the_pointer_has_an_empty_one()
    {
        const string answer = """{"type":"assistant","uuid":"x","message":{"content":[]}}""" + "\n";
        string merged = await Claude.MergeAsync(Start + Left, Start + answer);
        Assert.Contains("\"lastPrompt\":\"\",\"leafUuid\":\"x\"", merged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prompt_with_odd_characters_makes_one_valid_line()
    {
        string prompt = JsonSerializer.Serialize("say \"hi\"\n\u001b[31m日本 😀 " + new string('x', 5000));
        string typed = $$$"""{"type":"user","uuid":"r\"\n","message":{"content":{{{prompt}}}}}""" + "\n";
        string last = (await Claude.MergeAsync(Start + Left, Start + typed)).TrimEnd('\n').Split('\n')[^1];
        using JsonDocument record = JsonDocument.Parse(last);
        Assert.Equal("r\"\n", record.RootElement.GetProperty("leafUuid").GetString());
        Assert.StartsWith("say \"hi\" 日本 😀 x", record.RootElement.GetProperty("lastPrompt").GetString(), StringComparison.Ordinal);
        Assert.True(last.Length < 1000);
    }

    [Fact]
    public async Task Torn_ends_of_both_are_kept_as_lines_of_their_own()
    {
        string merged = await Claude.MergeAsync(Start + Left + "{\"torn", Start + Right + "{\"cut");
        Assert.Equal(Start + Left + "{\"torn\n" + Right + "{\"cut\n" + ToRight, merged);
    }

    [Fact]
    public async Task Blank_and_zeroed_lines_of_the_newer_version_are_dropped_and_others_kept_byte_for_byte()
    {
        string crlf = Right.Replace("\n", "\r\n", StringComparison.Ordinal);
        string merged = await Claude.MergeAsync(Start + Left + "\n\0\n", Start + "\n \t\r\n\0\0\0\n" + crlf + "garbage \0 line\n");
        Assert.Equal(Start + Left + "\n\0\n" + crlf + "garbage \0 line\n" + ToRight, merged);
    }

    [Fact]
    public async Task Lines_longer_than_any_buffer_are_merged()
    {
        string text = new('t', 1_000_000);
        string left = Left.Replace("go left", text + "left", StringComparison.Ordinal);
        string right = Right.Replace("go right", text + "right", StringComparison.Ordinal);
        string merged = await Claude.MergeAsync(Start + text + "\n" + left, Start + text + "\n" + right);
        Assert.StartsWith(Start + text + "\n" + left + right, merged, StringComparison.Ordinal);
        Assert.Equal("r", LeafOf(merged));
    }

    [Fact]
    public async Task Real_sessions_that_went_on_in_two_places_are_merged()
    {
        string resumed = await File.ReadAllTextAsync(Claude.Transcript("resumed-other-path"));
        string compacted = await File.ReadAllTextAsync(Claude.Transcript("compacted"));
        string merged = await Claude.MergeAsync(resumed, compacted);
        Assert.StartsWith(resumed, merged, StringComparison.Ordinal);
        Assert.Empty(compacted.Split('\n').Except(merged.Split('\n')));
        Assert.Equal(TextsOf(compacted, "uuid").Last(), LeafOf(merged));
        Assert.Equal(merged, await Claude.MergeAsync(merged, compacted));
        Assert.Equal(merged, await Claude.MergeAsync(resumed, merged));
    }

    [Fact]
    public async Task A_merge_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Claude.Agent.MergeAsync(
            Claude.Stream(Start + Left), Claude.Stream(Start + Right), Claude.Key(Claude.First), new MemoryStream(), new CancellationToken(canceled: true)));

    private static int Count(string text, string line) => text.Split('\n').Count(other => other == line.TrimEnd('\n'));

    /// <summary>The leaf that the last pointer of a transcript names: the one that clients resume.</summary>
    private static string? LeafOf(string merged) => TextsOf(merged, "leafUuid").LastOrDefault();

    private static IEnumerable<string> TextsOf(string transcript, string key)
    {
        foreach (string line in transcript.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '{')
            {
                using JsonDocument record = JsonDocument.Parse(line);
                if (record.RootElement.TryGetProperty(key, out JsonElement value))
                {
                    yield return value.GetString()!;
                }
            }
        }
    }
}
