using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents;

public sealed class HeaderReaderTests
{
    [Theory]
    [InlineData("""{"cwd":"/a"}""", "/a", 7, 4)]
    [InlineData("""{"cwd" : "/a"  ,"x":1}""", "/a", 9, 6)]
    [InlineData("""{"x":{"cwd":"/a b"}}""", "/a b", 12, 6)]
    [InlineData("""{"x":"cwd","cwd":"/a"}""", "/a", 17, 4)]
    [InlineData("""{"x":"\"cwd\":\"/no\"","cwd":"/a"}""", "/a", 29, 4)]
    [InlineData("""{"cwd":1,"payload":{"cwd":"/\"q\"\\"}}""", "/\"q\"\\", 26, 10)]
    [InlineData("""{"cwd":"/é"}""", "/é", 7, 5)]
    public void A_value_is_found_with_its_place_in_bytes(string text, string expected, int start, int length) =>
        Assert.Equal(new HeaderValue(expected, start, length), Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("""{"cwd":"/a""")]
    [InlineData("""{"cwd":"/a\""")]
    [InlineData("""{"cwd":null}""")]
    [InlineData("""{"cwd":""")]
    [InlineData("""{"cwd" """)]
    [InlineData("{\"cwd\":\"/a\u0001b\"}")]
    [InlineData("""{"cwd":"\ud800"}""")]
    [InlineData("""{"cwd":"\x"}""")]
    public void What_is_no_whole_value_is_none(string text) => Assert.Null(Find(text));

    [Fact]
    public void The_whole_first_line_is_a_value_unless_it_could_garble_something()
    {
        Assert.Equal(new HeaderValue("/work/demo", 0, 10), HeaderReader.Find("/work/demo"u8, [""])[0]);
        Assert.Equal(new HeaderValue("/work", 0, 5), HeaderReader.Find("/work\nmore"u8, [""])[0]);
        Assert.Null(HeaderReader.Find("/work\u001b[2J"u8, [""])[0]);
    }

    [Fact]
    public void Only_the_beginning_of_a_file_is_looked_at()
    {
        string far = $"{{\"x\":\"{new string('x', ListingScope.HeaderSize)}\",\"cwd\":\"/a\"}}";

        Assert.Null(HeaderReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(far)), ["cwd"])[0]);
    }

    private static HeaderValue? Find(string text) => HeaderReader.Find(Encoding.UTF8.GetBytes(text), ["cwd"])[0];
}
