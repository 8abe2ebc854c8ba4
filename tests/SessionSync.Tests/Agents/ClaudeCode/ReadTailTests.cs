using System.Text;
using SessionSync.Agents.Contracts;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class ReadTailTests
{
    private const string Record = """{"type":"user","timestamp":"2026-01-02T03:04:05.678Z","cwd":"/home/u/demo"}""";
    private const string Metadata = """{"type":"custom-title","customTitle":"x","sessionId":"y"}""";

    private static readonly DateTimeOffset s_instant = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private static readonly TranscriptTail s_tail = new(s_instant, "/home/u/demo");

    [Theory]
    [InlineData(Record)]
    [InlineData(Record + "\n")]
    [InlineData(Record + "\r\n")]
    [InlineData("\uFEFF" + Record + "\r\n")]
    [InlineData(Record + "\n\n \n\n")]
    [InlineData(Record + "\n\0\0\0\0\0\0")]
    [InlineData("\0\0\0" + Record + "\0\0\n")]
    [InlineData(Record + "\n{\"type\":\"user\",\"timestamp\":\"2027-01-01T00:00:00Z\",\"cw")]
    [InlineData(Record + "\n{\"timestamp\":\"2027-01-01T00:00:00Z\"}}\n")]
    [InlineData(Record + "\n\"timestamp\":\"2027-01-01T00:00:00Z\"}\n")]
    [InlineData(Record + "\n[{\"timestamp\":\"2027-01-01T00:00:00Z\"}]\n")]
    [InlineData(Record + "\ngarbage }\n{}\n}\n{\"timestamp\"}\n")]
    [InlineData(Record + "\n" + Metadata + "\n")]
    public void The_newest_record_is_found_in_whatever_surrounds_it(string transcript) => Assert.Equal(s_tail, Claude.Tail(transcript));

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("no json at all")]
    [InlineData(Metadata)]
    [InlineData("""{"timestamp":12,"cwd":[]}""")]
    [InlineData("""{"timestamp":"yesterday","cwd":""}""")]
    [InlineData("""{"timestamp":null,"cwd":null}""")]
    [InlineData("""{"cwd":"\ud800"}""")]
    public void Nothing_is_found_where_there_is_nothing(string transcript) => Assert.Equal(default, Claude.Tail(transcript));

    [Fact]
    public void A_timestamp_inside_a_tool_input_is_not_the_head()
    {
        const string call = """{"type":"assistant","message":{"content":[{"type":"tool_use","input":{"timestamp":"2099-01-01T00:00:00Z","cwd":"/wrong"}}]},"cwd":"/home/u/demo","timestamp":"2026-01-02T03:04:05.678Z"}""";
        Assert.Equal(s_tail, Claude.Tail(call));
    }

    [Fact]
    public void A_timestamp_inside_a_text_is_not_the_head()
    {
        const string text = """{"type":"last-prompt","lastPrompt":"\"timestamp\":\"2099-01-01T00:00:00Z\",\"cwd\":\"/wrong\"}"}""";
        Assert.Equal(s_tail, Claude.Tail(Record + "\n" + text + "\n"));
    }

    [Fact]
    public void A_last_line_without_a_timestamp_does_not_hide_the_messages_before_it()
    {
        const string remote = """
            {"type":"user","timestamp":"2026-01-02T03:00:00Z","cwd":"/a"}
            {"type":"assistant","timestamp":"2026-01-02T05:00:00Z","cwd":"/a"}
            {"type":"summary","summary":"what was done"}
            """;
        const string local = """{"type":"user","timestamp":"2026-01-02T03:00:00Z","cwd":"/a"}""";
        Assert.True(Claude.Tail(remote).Head > Claude.Tail(local).Head);
    }

    [Fact]
    public void Heads_are_instants_and_not_texts()
    {
        DateTimeOffset? tokyo = Claude.Tail("""{"timestamp":"2026-01-02T10:00:00+09:00"}""").Head;
        DateTimeOffset? london = Claude.Tail("""{"timestamp":"2026-01-02T09:00:00Z"}""").Head;
        Assert.True(tokyo < london);
        Assert.Equal(TimeSpan.Zero, tokyo!.Value.Offset);
    }

    [Fact]
    public void A_timestamp_without_an_offset_is_the_same_instant_on_every_machine() =>
        Assert.Equal(
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
            Claude.Tail("""{"timestamp":"2026-01-02T03:04:05"}""").Head);

    [Fact]
    public void The_two_values_may_come_from_different_records()
    {
        const string transcript = Record + "\n{\"type\":\"queue-operation\",\"timestamp\":\"2026-02-01T00:00:00Z\"}\n";
        Assert.Equal(new TranscriptTail(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), "/home/u/demo"), Claude.Tail(transcript));
    }

    [Fact]
    public void A_record_that_is_not_valid_text_is_passed_over()
    {
        byte[] broken = [.. Encoding.UTF8.GetBytes(Record + "\n{\"timestamp\":\"2027-01-01T00:00:00Z\",\"cwd\":\""), 0xFF, 0xFE, .. "\"}\n"u8];
        Assert.Equal(s_tail, Claude.Agent.ReadTail(new MemoryStream(broken)));
    }

    [Theory]
    [InlineData(16 * 1024)]
    [InlineData(128 * 1024)]
    [InlineData(1024 * 1024)]
    public void A_record_is_found_wherever_the_windows_cut(int window)
    {
        for (int difference = -Record.Length - 2; difference <= 2; difference++)
        {
            string padding = new('x', window - Record.Length - 1 + difference);
            Assert.Equal(s_tail, Claude.Tail($"{Metadata}\n{Record}\n{padding}"));
        }
    }

    [Fact]
    public void Lines_of_a_megabyte_are_read_and_passed_over()
    {
        string text = new('t', 1024 * 1024);
        string message = $$$"""{"message":{"content":"{{{text}}}"},"timestamp":"2026-01-02T03:04:05.678Z","cwd":"/home/u/demo"}""";
        string blob = $$$"""{"type":"api-request-blob","message":"{{{text}}}"}""";
        Assert.Equal(s_tail, Claude.Tail($"{Metadata}\n{message}\n{blob}\n{blob}\n"));
    }

    [Fact]
    public void Deep_nesting_is_read()
    {
        string nested = new string('[', 500) + new string(']', 500);
        Assert.Equal(s_tail, Claude.Tail($$"""{"deep":{{nested}},"timestamp":"2026-01-02T03:04:05.678Z","cwd":"/home/u/demo"}"""));
    }

    [Fact]
    public void Only_the_end_of_a_long_transcript_is_read()
    {
        using CountingStream stream = new(Encoding.UTF8.GetBytes(new string('x', 4_000_000) + "\n" + Record + "\n"));
        Assert.Equal(s_tail, Claude.Agent.ReadTail(stream));
        Assert.True(stream.BytesRead <= 16 * 1024);
    }

    [Fact]
    public void The_search_ends_at_64_megabytes()
    {
        byte[] transcript = new byte[70 * 1024 * 1024];
        Encoding.UTF8.GetBytes(Record + "\n").CopyTo(transcript, 0);
        using CountingStream stream = new(transcript);
        Assert.Equal(default, Claude.Agent.ReadTail(stream));
        Assert.True(stream.BytesRead < 80 * 1024 * 1024);
    }

    [Fact]
    public void Every_real_transcript_that_has_messages_has_a_head_and_a_directory()
    {
        foreach (string transcript in Claude.AllTranscripts().Where(path => !path.Contains("handwritten", StringComparison.Ordinal)))
        {
            using FileStream stream = File.OpenRead(transcript);
            TranscriptTail tail = Claude.Agent.ReadTail(stream);
            Assert.Equal(2026, tail.Head?.Year);
            Assert.StartsWith("/", tail.WorkingDirectory, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_resumed_session_was_last_in_the_directory_it_was_resumed_in()
    {
        using FileStream stream = File.OpenRead(Claude.Transcript("resumed-other-path"));
        Assert.Equal("/home/u/demo", Claude.Agent.ReadTail(stream).WorkingDirectory);
    }
}
