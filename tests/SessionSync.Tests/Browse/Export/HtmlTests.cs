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
            Assert.Contains("content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\"", page, StringComparison.Ordinal);
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
        Assert.Equal(["Tool call: Bash", "Tool result: error"], folds.Select(static fold => fold.Element("summary")!.Value));
        Assert.Equal(["{\n  \"command\": \"ls\"\n}", "a & b"], folds.Select(static fold => fold.Element("pre")!.Value));
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
        XElement article = PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Say("Before\n\n```cs\nvar x = 1;\n\nreturn;\n```\nAfter\n~~~\nopen"))).Descendants("article").Single();
        Assert.Equal(["Before", "var x = 1;\n\nreturn;", "After", "open"], article.Elements().Skip(2).Select(static element => element.Value));
        Assert.Equal(["div", "pre", "div", "pre"], article.Elements().Skip(2).Select(static element => element.Name.LocalName));
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

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    private static string Tags(string page) => string.Concat(Tag().Matches(PageReading.Body(page).ToString()).Select(static tag => tag.Value));

    [GeneratedRegex("</?[a-z][^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Tag();
}
