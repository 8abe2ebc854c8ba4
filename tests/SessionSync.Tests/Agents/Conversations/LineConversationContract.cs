using System.Text;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Agents.Conversations;

/// <summary>What every reader of lines does besides: a line that cannot be read costs itself.</summary>
public abstract class LineConversationContract : ConversationReaderContract
{
    private static readonly string[] s_talk = ["One", "Two", "Three", "Four"];

    public static TheoryData<string> BrokenLines =>
    [
        "{\"type\":\"assistant\",\"broken",
        "no record at all",
        "}",
        "[1,2,3]",
        "\"text\"",
        "null",
        "{\"type\":7,\"timestamp\":{},\"message\":[],\"payload\":\"x\",\"id\":[],\"uuid\":0}",
        "{\"type\":\"user\",\"type\":\"assistant\",\"message\":null}",
        "{\"unclosed\":\"\\",
        "{\"a\":\"\\ud800\"}",
        "{\"type\":\"\\ud800\",\"id\":\"\\udc00\",\"uuid\":\"\\ud800\"}",
    ];

    [Theory]
    [MemberData(nameof(BrokenLines))]
    public void A_line_that_is_no_record_costs_only_itself(string line)
    {
        FoundConversation found = WriteOne(s_talk);
        InsertEverywhere(found, Encoding.UTF8.GetBytes(line));

        Assert.Equal(s_talk, Words(found));
        Assert.Equal(4, Facts(found).Messages);
    }

    [Fact]
    public void A_broken_line_is_told_with_its_place()
    {
        FoundConversation found = WriteOne(s_talk);
        string[] lines = File.ReadAllLines(found.Path);
        File.WriteAllLines(found.Path, [.. lines[..^1], "{\"broken", lines[^1]]);

        Assert.Equal(s_talk, Words(Read(found, out List<ReadWarning> warnings)));

        Assert.Contains(warnings, warning => warning.Place == $"line {lines.Length}");
    }

    [Fact]
    public void A_line_with_damaged_bytes_costs_no_other_and_is_told_where_it_is_lost()
    {
        FoundConversation found = WriteOne(s_talk);
        string[] lines = File.ReadAllLines(found.Path);
        var random = new Random(20261120);
        for (int round = 0; round < 500; round++)
        {
            int place = random.Next(lines.Length);
            byte[] damaged = Damaged(Encoding.UTF8.GetBytes(lines[place]), random);
            Rewrite(found, [.. lines.Select(Encoding.UTF8.GetBytes).Index().Select(line => line.Index == place ? damaged : line.Item)]);

            string[] words = Words(Read(found, out List<ReadWarning> warnings));

            string told = $"round {round}, line {place + 1}: {Encoding.UTF8.GetString(damaged)}";
            string[] whole = [.. s_talk.Where(word => !lines[place].Contains($"\"{word}\"", StringComparison.Ordinal))];
            bool isWhole = new JsonPiece(damaged, 0, damaged.Length).IsWholeObject;
            Assert.True(isWhole || whole.SequenceEqual(words.Intersect(whole)), told);
            Assert.True(isWhole || words.Length == s_talk.Length || warnings.Exists(warning => warning.Place == $"line {place + 1}"), told);
        }
    }

    [Fact]
    public void A_record_of_a_kind_that_is_not_known_yet_costs_nothing()
    {
        FoundConversation found = WriteOne(s_talk);
        InsertEverywhere(found, """{"type":"from-the-future","id":"0000","uuid":"00000000-0000-4000-8000-00000000000f","timestamp":"2026-03-04T05:06:07.000Z","message":{"role":"robot","content":[{"type":"odd"}]},"payload":{"type":"odder"}}"""u8);

        Assert.Equal(s_talk, Words(found));
    }

    [Fact]
    public void Bytes_that_are_no_text_cost_only_their_line()
    {
        FoundConversation found = WriteOne(s_talk);
        InsertEverywhere(found, [.. "{\"type\":\""u8, 0xFF, 0xFE, 0xC0, 0x80, .. "\"}"u8]);

        Assert.Equal(s_talk, Words(found));
    }

    [Fact]
    public void Blank_lines_and_lines_of_NULs_are_nothing()
    {
        FoundConversation found = WriteOne(s_talk);
        InsertEverywhere(found, new byte[50]);
        InsertEverywhere(found, " \t "u8);
        InsertEverywhere(found, []);

        Assert.Equal(s_talk, Words(Read(found, out List<ReadWarning> warnings)));
        Assert.Empty(warnings);
    }

    [Fact]
    public void A_byte_order_mark_and_lines_of_Windows_change_nothing()
    {
        FoundConversation found = WriteOne(s_talk);
        File.WriteAllText(found.Path, "\uFEFF" + File.ReadAllText(found.Path).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(s_talk, Words(Read(found, out List<ReadWarning> warnings)));
        Assert.Equal(4, Facts(found).Messages);
        Assert.Empty(warnings);
    }

    [Fact]
    public void The_last_line_needs_no_newline()
    {
        FoundConversation found = WriteOne(s_talk);
        File.WriteAllText(found.Path, File.ReadAllText(found.Path).TrimEnd('\n'));

        Assert.Equal(s_talk, Words(found));
    }

    [Fact]
    public void A_message_that_is_just_being_written_is_missed_until_it_is_whole()
    {
        FoundConversation found = WriteOne(s_talk);
        byte[] whole = File.ReadAllBytes(found.Path);
        int last = whole.AsSpan(0, whole.Length - 1).LastIndexOf("Four"u8);
        File.WriteAllBytes(found.Path, whole.AsSpan(0, last));
        Assert.Equal(s_talk[..3], Words(found));
        Assert.Equal(3, Facts(found).Messages);

        File.WriteAllBytes(found.Path, whole);
        Assert.Equal(s_talk, Words(found));
    }

    [Fact]
    public void A_file_that_an_agent_holds_open_for_writing_is_read()
    {
        FoundConversation found = WriteOne(s_talk);
        using FileStream writer = new(found.Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        writer.Write("{\"half\":"u8);
        writer.Flush();

        Assert.Equal(s_talk, Words(found));
    }

    [Fact]
    public void Records_nested_ten_thousand_deep_cost_only_themselves()
    {
        FoundConversation found = WriteOne(s_talk);
        InsertEverywhere(found, Encoding.ASCII.GetBytes($"{{\"type\":\"user\",\"message\":{new string('[', 10_000)}{new string(']', 10_000)}}}"));
        InsertEverywhere(found, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"message\":", 10_000)) + "1" + new string('}', 10_000)));

        Assert.Equal(s_talk, Words(found));
        Assert.Equal(4, Facts(found).Messages);
    }

    [Fact]
    public void A_line_of_a_hundred_megabytes_costs_only_itself()
    {
        FoundConversation found = WriteOne(s_talk);
        byte[] line = new byte[100_000_000];
        line.AsSpan().Fill((byte)'x');
        InsertAfterFirstLine(found, line);

        Assert.Equal(s_talk, Words(Read(found, out List<ReadWarning> warnings)));
        Assert.Equal(4, Facts(found).Messages);
        Assert.NotEmpty(warnings);
    }

    private static byte[] Damaged(byte[] line, Random random)
    {
        for (int count = random.Next(1, 5); count > 0; count--)
        {
            byte other = (byte)random.Next(256);
            line[random.Next(line.Length)] = other == (byte)'\n' ? (byte)'"' : other;
        }

        return line;
    }

    private static void Rewrite(FoundConversation found, byte[][] lines)
    {
        using FileStream stream = new(found.Path, FileMode.Create);
        foreach (byte[] line in lines)
        {
            stream.Write(line);
            stream.Write("\n"u8);
        }
    }

    private static void InsertAfterFirstLine(FoundConversation found, ReadOnlySpan<byte> line)
    {
        byte[] whole = File.ReadAllBytes(found.Path);
        int end = whole.AsSpan().IndexOf((byte)'\n') + 1;
        using FileStream stream = new(found.Path, FileMode.Create);
        stream.Write(whole.AsSpan(0, end));
        stream.Write(line);
        stream.Write("\n"u8);
        stream.Write(whole.AsSpan(end));
    }

    /// <summary>After every line of the file.</summary>
    private static void InsertEverywhere(FoundConversation found, ReadOnlySpan<byte> line)
    {
        byte[] whole = File.ReadAllBytes(found.Path);
        using FileStream stream = new(found.Path, FileMode.Create);
        for (int start = 0; start < whole.Length;)
        {
            int end = whole.AsSpan(start).IndexOf((byte)'\n');
            end = end < 0 ? whole.Length : start + end + 1;
            stream.Write(whole.AsSpan(start, end - start));
            stream.Write(line);
            stream.Write("\n"u8);
            start = end;
        }
    }
}
