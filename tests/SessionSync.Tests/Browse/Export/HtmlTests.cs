using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SessionSync.Browse.Export;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

public sealed partial class HtmlTests
{
    [Fact]
    public void No_text_becomes_markup()
    {
        string plain = Tags(Documents.Write(ExportFormat.Html, Documents.Every("x")));
        foreach (string text in Documents.Hostile.Where(static text => !string.IsNullOrWhiteSpace(text) && !text.Contains("```", StringComparison.Ordinal)))
        {
            Assert.Equal(plain, Tags(Documents.Write(ExportFormat.Html, new FakeConversation("3f2b8c1e-0000", Documents.Every(text)) { Title = text, Directory = text })));
        }
    }

    [Fact]
    public void A_page_loads_nothing_and_runs_nothing()
    {
        foreach (string text in Documents.Hostile)
        {
            string page = Documents.Write(ExportFormat.Html, Documents.Every(text));
            string style = page[(page.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.IndexOf("</style>", StringComparison.Ordinal)];
            string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
            Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{hash}'; img-src data:; base-uri 'none'; form-action 'none'\"", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<[^>]* (style|on[a-z]+)=", page[page.IndexOf("<body>", StringComparison.Ordinal)..]);
            Assert.DoesNotMatch("<(script|link|iframe|object|embed|form|base)", page);
            Assert.DoesNotContain("url(", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_tools_did_is_folded_away()
    {
        string page = Documents.Write(ExportFormat.Html, FakeConversation.Of(
            Role.Assistant, new TextPart("Look"), new ToolCallPart("c", "Bash", "{\"command\":\"ls\"}"), new ToolResultPart("c", "a & b", IsError: true)));
        XElement body = PageReading.Body(page);
        XElement[] folds = [.. body.Descendants("details")];
        Assert.Equal(["Tool call: Bash ls", "Tool result: error"], folds.Select(static fold => fold.Element("summary")!.Value));
        Assert.Equal(["ls", "a & b"], folds.Select(static fold => fold.Element("pre")!.Value));
        Assert.Equal("error", folds[1].Attribute("class")!.Value);
    }

    [Fact]
    public void A_message_in_which_nothing_is_said_takes_little_room()
    {
        XElement body = PageReading.Body(Documents.Write(
            ExportFormat.Html,
            FakeConversation.Say("Look"),
            FakeConversation.Of(Role.Assistant, new ThinkingPart("Hm"), new ToolCallPart("c", "Bash", "{}")),
            FakeConversation.Of(Role.Tool, new ToolResultPart("c", "x")),
            FakeConversation.Of(Role.Assistant, new TextPart("Done"), new ToolCallPart("d", "Bash", "{}")),
            FakeConversation.Say("context") with { IsMeta = true }));
        Assert.Equal(["user", "assistant folded", "tool folded", "assistant", "context folded"], body.Descendants("article").Select(static article => article.Attribute("class")!.Value));
    }

    [Fact]
    public void Blocks_of_code_are_set_apart()
    {
        XElement text = Text("Before\n\n```cs\nvar x = 1;\n\nreturn;\n```\nAfter\n~~~\nopen");

        Assert.Equal(["Before", "var x = 1;\n\nreturn;", "After", "open"], text.Elements().Select(static element => element.Value));
        Assert.Equal(["p", "pre", "p", "pre"], text.Elements().Select(static element => element.Name.LocalName));
    }

    [Theory]
    [InlineData("**bold** and *soft* and ~~gone~~ and `x < y`", "<p><strong>bold</strong> and <em>soft</em> and <del>gone</del> and <code>x &lt; y</code></p>")]
    [InlineData("# One\n###### Six", "<h3>One</h3>\n<h6>Six</h6>")]
    [InlineData("- a\n- b\n  1. c", "<ul>\n<li>a</li>\n<li>b<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>")]
    [InlineData("3. c\n4. d", "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>")]
    [InlineData("- [x] done\n- [ ] open", "<ul>\n<li>☑ done</li>\n<li>☐ open</li>\n</ul>")]
    [InlineData("> said\n> before", "<blockquote><p>said<br />\nbefore</p>\n</blockquote>")]
    [InlineData("|a|b|\n|-|-|\n|1|<2>|", "<div class=\"wide\"><table>\n<tr><th>a</th>\n<th>b</th>\n</tr>\n<tr><td>1</td>\n<td>&lt;2&gt;</td>\n</tr>\n</table></div>")]
    [InlineData("[page](https://example.com/?a=1&b=2)", "<p><a href=\"https://example.com/?a=1&amp;b=2\">page</a></p>")]
    [InlineData("https://example.com/x and <me@example.com>", "<p><a href=\"https://example.com/x\">https://example.com/x</a> and <a href=\"mailto:me@example.com\">me@example.com</a></p>")]
    [InlineData("[x](javascript:alert%281%29)", "<p>x (javascript:alert%281%29)</p>")]
    [InlineData("![picture](https://example.com/a.png)", "<p><a href=\"https://example.com/a.png\">picture</a></p>")]
    [InlineData("[file](src/a.cs)", "<p>file (src/a.cs)</p>")]
    [InlineData("<b onclick=x>no</b> &lt; 1 < 2", "<p>&lt;b onclick=x&gt;no&lt;/b&gt; &amp;lt; 1 &lt; 2</p>")]
    [InlineData("snake_case_name *.py and *.md", "<p>snake_case_name *.py and *.md</p>")]
    [InlineData("[ref]: https://example.com", "<p>[ref]: https://example.com</p>")]
    public void Markdown_is_shown_as_what_it_stands_for(string said, string shown) =>
        Assert.Equal(shown, string.Concat(Text(said).Nodes().Select(static node => node.ToString(SaveOptions.DisableFormatting))).TrimEnd());

    [Fact]
    public void What_is_too_deep_or_too_long_to_be_understood_is_shown_as_it_is()
    {
        string deep = new string('>', 2000) + " deep";
        string stressed = $"{new string('*', 400_000)}a{new string('*', 400_000)}";
        string @long = $"**{new string('x', 1_100_000)}**";

        Assert.Equal([deep, stressed, @long], new[] { deep, stressed, @long }.Select(static said => Text(said).Value));
    }

    [Fact]
    public void What_a_tool_was_called_with_is_the_text_it_is()
    {
        XElement fold = PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Of(
            Role.Assistant, new ToolCallPart("c", "Write", """{"file_path":"/a.cs","content":"one\ntwo","more":[{"x":1}]}""")))).Descendants("details").Single();

        Assert.Equal("Tool call: Write /a.cs", fold.Element("summary")!.Value);
        Assert.Equal(["file_path", "content", "more"], fold.Elements("p").Select(static name => name.Value));
        Assert.Equal(["/a.cs", "one\ntwo", "[\n  {\n    \"x\": 1\n  }\n]"], fold.Elements("pre").Select(static value => value.Value));
    }

    [Fact]
    public void Colours_of_what_a_tool_printed_are_left_out() =>
        Assert.Equal("red", PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Of(Role.Tool, new ToolResultPart("c", "\u001b[31mred\u001b[0m")))).Descendants("pre").Single().Value);

    [Fact]
    public void Each_message_can_be_linked_to()
    {
        XElement body = PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Say("One"), FakeConversation.Say("Two")));

        Assert.Equal(["m1", "m2"], body.Descendants("article").Select(static article => article.Attribute("id")!.Value));
        Assert.Equal(["#m1", "#m2", "#m1", "#m2"], body.Descendants("a").Select(static link => link.Attribute("href")!.Value));
    }

    [Fact]
    public void Every_word_is_there_in_its_order()
    {
        foreach (string text in Documents.Hostile.Where(static text => !text.Contains('~') && !text.Contains('`')))
        {
            string seen = PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Say(text))).Descendants("main").Single().Value;
            Assert.EndsWith(Letters(text), Letters(seen), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_picture_is_shown_unless_it_is_none()
    {
        XElement body = PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Of(
            Role.User, new ImagePart("image/png", "iVBORw0KGgo="), new ImagePart("image/svg+xml", "PHN2Zz4="), new ImagePart("image/png", "\"><script>"))));
        Assert.Equal("data:image/png;base64,iVBORw0KGgo=", Assert.Single(body.Descendants("img")).Attribute("src")!.Value);
    }

    private static XElement Text(string said) =>
        PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Say(said))).Descendants("article").Single().Elements("div").Single();

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    /// <summary>Without those that Markdown has signs for, and the names of a tool's values.</summary>
    private static string Tags(string page) =>
        string.Concat(Tag().Matches(PageReading.Body(page).ToString()).Select(static tag => tag.Value).Where(static tag => !Prose().IsMatch(tag)));

    [GeneratedRegex("^<(/?(p|em|strong|del|code|ul|ol|li|blockquote|h[3-6]|table|tr|th|td)|[bh]r /|p class=\"quiet\")>$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Prose();

    [GeneratedRegex("</?[a-z][^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();
}
