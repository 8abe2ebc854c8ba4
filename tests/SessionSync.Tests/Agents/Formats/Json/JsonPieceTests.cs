using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Tests.Agents.Formats.Json;

public sealed class JsonPieceTests
{
    private static readonly JsonDocumentOptions s_anyDepth = new() { MaxDepth = int.MaxValue };

    private static Gen<string> Tokens =>
        from tokens in Gen.ListOf(Gen.Elements("{", "}", "[", "]", ",", ":", "\"a\"", "1", "true", "null", " ", "{}", "[]", "\"a\":"))
        select $"{{\"a\":{string.Concat(tokens)}}}";

    [Fact]
    public void Any_text_comes_back_as_it_was_written() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => Piece(JsonSerializer.Serialize(text.Get)).Text == JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text.Get))).QuickCheckThrowOnFailure();

    [Fact]
    public void What_a_parser_takes_is_whole_and_nothing_else_is() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20_000), Prop.ForAll(Tokens.ToArbitrary(), json => Piece(json).IsWholeObject == IsTakenByParser(json)));

    [Theory]
    [InlineData("""{"a":"}","b":[1,{"c":"\\\""}],"d":null}""")]
    [InlineData("""["x","\\","\"",[],{}]""")]
    [InlineData("\"a\\\\\\\"b\"")]
    [InlineData("-12.5e3")]
    [InlineData("true")]
    public void A_value_ends_where_it_ends_and_not_before(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json + ",\"rest\":1}");

        Assert.Equal(json.Length, JsonScan.EndOf(text, 0));
        Assert.All(
            Enumerable.Range(1, json.Length - 1).Where(_ => json[0] is '{' or '[' or '"'),
            length => Assert.Equal(JsonScan.CutOff, JsonScan.EndOf(text.AsSpan(0, length), 0)));
    }

    [Theory]
    [InlineData("{\"a\":nul}")]
    [InlineData("{\"a\":tru,\"b\":1}")]
    [InlineData("{\"a\":1f}")]
    [InlineData("{\"a\"=1}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{a:1}")]
    [InlineData("{\"a\":1}}")]
    [InlineData("{\"a\":[{\"b\":1]}")]
    [InlineData("[1]")]
    [InlineData("")]
    public void What_is_no_object_is_none(string json) => Assert.False(JsonPiece.TryParse(json, out _));

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"\\ud83d!\"", "\uFFFD!")]
    [InlineData("\"\\ud83d\\ud83d\\ude00\"", "\uFFFD😀")]
    [InlineData("\"\\u12\"", "\\u12")]
    [InlineData("\"\\u12g4\"", "\\u12g4")]
    [InlineData("\"\\u\\u\\u\"", "\\u\\u\\u")]
    [InlineData("\"\\q\\/\"", "q/")]
    public void Escapes_that_are_wrong_are_shown(string json, string expected) => Assert.Equal(expected, Piece(json).Text);

    [Fact]
    public void Bytes_that_are_no_text_are_shown_as_such()
    {
        byte[] json = [.. "{\"a\":\"x"u8, 0xFF, 0xC0, 0, .. "y\\n\"}"u8];

        Assert.True(JsonPiece.TryParse(json, out JsonPiece piece));
        Assert.Equal("x\uFFFD\uFFFD\0y\n", piece["a"u8].Text);
    }

    [Fact]
    public void What_surrounds_an_object_is_no_part_of_it()
    {
        Assert.True(JsonPiece.TryParse("\uFEFF\0 {\"a\":7}\r\n\0\0", out JsonPiece piece));

        Assert.Equal("{\"a\":7}", piece.Raw);
        Assert.Equal(7, piece["a"u8].Number);
    }

    [Fact]
    public void Members_are_those_of_the_object_itself()
    {
        JsonMembers members = Piece("""{ "a" : {"type":"inner"} , "type":"outer", "n":7 }""").Members;
        List<string> read = [];
        while (members.MoveNext())
        {
            read.Add($"{Encoding.UTF8.GetString(members.Current.Name)}={members.Current.Value}");
        }

        Assert.Equal(["a={\"type\":\"inner\"}", "type=\"outer\"", "n=7"], read);
        Assert.True(members.IsWhole);
    }

    [Fact]
    public void Members_and_items_are_read_up_to_the_first_mistake()
    {
        JsonMembers members = Piece("""{"a":1,"b":2 "c":3}""").Members;

        Assert.True(members.MoveNext() && members.MoveNext());
        Assert.False(members.MoveNext() || members.MoveNext() || members.IsWhole);
        Assert.Equal(["1", "[2]"], Piece("[1,[2],{3}]").Items.Select(item => item.Raw));
        Assert.Equal(["1"], Piece("[1 2]").Items.Select(item => item.Raw));
    }

    [Fact]
    public void The_last_of_members_with_one_name_counts() => Assert.Equal(2, Piece("""{"a":1,"a":2}""")["a"u8].Number);

    [Fact]
    public void What_is_not_there_has_nothing()
    {
        JsonPiece missing = Piece("""{"a":[1,"x"]}""")["b"u8]["c"u8];

        Assert.True(missing.IsMissing);
        Assert.False(missing.IsObject || missing.IsArray || missing.IsString || missing.IsTrue || missing.IsNull || missing.IsNumber || missing.HasText);
        Assert.Equal((null, 0, null, ""), (missing.Text, missing.Number, missing.Time, missing.Raw));
        Assert.Empty(missing.Items);
        Assert.Null(Piece("7").Text);
        Assert.Empty(Piece("\"text\"").Items);
    }

    [Fact]
    public void A_million_levels_are_gone_over()
    {
        const int Levels = 1_000_000;
        string open = string.Concat(Enumerable.Repeat("{\"a\":[", Levels));
        string close = string.Concat(Enumerable.Repeat("]}", Levels));

        Assert.True(Piece(open + close).IsWholeObject);
        Assert.False(Piece(open + "}" + close[1..]).IsWholeObject);
    }

    [Theory]
    [InlineData("\"2026-03-04T05:06:07.089Z\"", "2026-03-04T05:06:07.089Z")]
    [InlineData("\"2026-03-04T05:06:07.089123456Z\"", "2026-03-04T05:06:07.0891234Z")]
    [InlineData("\"2026-03-04T05:06:07+02:00\"", "2026-03-04T03:06:07Z")]
    [InlineData("\"2026-03-04T05:06:07\"", "2026-03-04T05:06:07Z")]
    [InlineData("\"2026-03-04 05:06:07\"", "2026-03-04T05:06:07Z")]
    [InlineData("1772600767089", "2026-03-04T05:06:07.089Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("1e300", null)]
    [InlineData("99999999999999999", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"yesterday\\ud800\"", null)]
    [InlineData("true", null)]
    public void Times_are_read_however_they_are_written(string json, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected), Piece(json).Time);

    [Theory]
    [InlineData("12", 12)]
    [InlineData("-12", 0)]
    [InlineData("12.9", 12)]
    [InlineData("1e3", 1000)]
    [InlineData("9223372036854775807", 1L << 40)]
    [InlineData("\"12\"", 0)]
    [InlineData("1e999", 0)]
    public void Counts_never_get_out_of_hand(string json, long expected) => Assert.Equal(expected, Piece(json).Count);

    private static JsonPiece Piece(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json);
        return new JsonPiece(text, 0, text.Length);
    }

    private static bool IsTakenByParser(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, s_anyDepth);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
