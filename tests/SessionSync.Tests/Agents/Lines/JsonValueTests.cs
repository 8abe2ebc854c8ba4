using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SessionSync.Agents.Lines;

namespace SessionSync.Tests.Agents.Lines;

public sealed class JsonValueTests
{
    [Fact]
    public void Any_text_comes_back_as_it_was_written() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => JsonValue.Text(JsonSerializer.SerializeToUtf8Bytes(text.Get)) == JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(text.Get))).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""{"a":"}","b":[1,{"c":"\\\""}],"d":null}""")]
    [InlineData("""["x","\\","\"",[],{}]""")]
    [InlineData("\"a\\\\\\\"b\"")]
    [InlineData("-12.5e3")]
    [InlineData("true")]
    public void A_value_ends_where_it_ends_and_not_before(string json)
    {
        byte[] text = Encoding.UTF8.GetBytes(json + ",\"rest\":1}");

        Assert.Equal(json.Length, JsonValue.EndOf(text, 0));
        Assert.All(Enumerable.Range(1, json.Length - 1).Where(_ => json[0] is '{' or '[' or '"'), length => Assert.True(JsonValue.EndOf(text.AsSpan(0, length), 0) < 0));
    }

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"\\ud83d!\"", "\uFFFD!")]
    [InlineData("\"\\u12\"", "\uFFFD12")]
    [InlineData("\"\\q\\/\"", "q/")]
    public void Escapes_that_are_wrong_are_shown_and_never_thrown(string json, string expected) => Assert.Equal(expected, JsonValue.Text(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Members_are_those_of_the_object_itself()
    {
        var members = new JsonMembers("""{ "a" : {"type":"inner"} ,, "type":"outer", "n":7 }"""u8);
        List<string> read = [];
        while (members.Read())
        {
            read.Add($"{JsonValue.Raw(members.Name)}={JsonValue.Raw(members.Value)}");
        }

        Assert.Equal(["a={\"type\":\"inner\"}", "type=\"outer\"", "n=7"], read);
        Assert.True(members.IsWhole);
    }
}
