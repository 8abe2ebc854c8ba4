using System.Text.Json.Nodes;
using System.Xml.Linq;
using SessionSync.Browse.Export;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

public sealed class HtmlCallTests
{
    private const string Patch = "*** Begin Patch\n*** Update File: src/a.cs\n@@ class A\n one\n-two\n+three\n*** Add File: b.md\n+new\n*** End Patch\n";

    private const string PatchShown = "<pre class=\"edit\"><strong>*** Update File: src/a.cs\n@@ class A\n</strong>  one\n<del>- two\n</del><ins>+ three\n</ins>"
        + "<strong>*** Add File: b.md\n</strong><ins>+ new\n</ins></pre>";

    [Theory]
    [InlineData("""{"file_path":"/a.cs","old_string":"one\ntwo","new_string":"one\nthree\nfour","replace_all":true}""", "Claude Code, Gemini, Cursor")]
    [InlineData("""{"filePath":"/a.cs","oldString":"one\ntwo","newString":"one\nthree\nfour","replaceAll":true}""", "OpenCode")]
    [InlineData("""{"path":"/a.cs","oldText":"one\ntwo","newText":"one\nthree\nfour","again":true}""", "Pi")]
    [InlineData("""{"file_path":"/a.cs","edits":[{"old_string":"one\ntwo","new_string":"one\nthree\nfour","replace_all":true}]}""", "Claude Code, several at once")]
    public void An_edit_is_shown_as_the_lines_it_removed_and_added(string input, string agent)
    {
        XElement fold = Fold(input);

        Assert.NotEmpty(agent);
        Assert.Equal("Tool call: Edit /a.cs", fold.Element("summary")!.Value);
        Assert.Equal("<pre class=\"edit\">  one\n<del>- two\n</del><ins>+ three\n+ four\n</ins></pre>", Shown(fold.Elements("pre").ElementAt(1)));
        Assert.Equal(["/a.cs", "true"], fold.Elements("pre").Where(static value => value.Attribute("class") is null).Select(static value => value.Value));
    }

    [Fact]
    public void Several_edits_of_a_call_are_shown_one_after_the_other() =>
        Assert.Equal(
            ["- a\n+ b\n", "+ c\n"],
            Fold("""{"edits":[{"old_string":"a","new_string":"b"},{"old_string":"","new_string":"c"}]}""").Elements("pre").Select(static edit => edit.Value));

    [Fact]
    public void What_only_looks_like_an_edit_is_shown_as_it_is() =>
        Assert.Equal(
            ["{\n  \"x\": 1\n}", "[\n  {\n    \"old_string\": \"a\"\n  }\n]", "b"],
            Fold("""{"old_string":{"x":1},"edits":[{"old_string":"a"}],"new_string":"b"}""").Elements("pre").Select(static value => value.Value));

    [Fact]
    public void A_patch_is_shown_with_its_files_however_it_was_handed_over()
    {
        string text = JsonValue.Create(Patch).ToJsonString();
        foreach (string input in (string[])[Patch, $"{{\"input\":{text}}}", $"{{\"patchText\":{text}}}"])
        {
            XElement fold = Fold(input);
            Assert.Equal("Tool call: Edit src/a.cs, b.md", fold.Element("summary")!.Value);
            Assert.Equal(PatchShown, Shown(fold.Element("pre")!));
        }

        XElement shell = Fold($"{{\"command\":[\"apply_patch\",{text}],\"workdir\":\"/w\"}}");
        Assert.Equal(PatchShown.Replace("\"edit\">", "\"edit\">  apply_patch\n", StringComparison.Ordinal), Shown(shell.Elements("pre").First()));
        Assert.Equal("/w", shell.Elements("pre").Last().Value);
    }

    [Theory]
    [InlineData("""{"todos":[{"content":"Read it","status":"completed","activeForm":"Reading it"},{"content":"Write it","status":"in_progress"},{"content":"Ship it","status":"pending"}]}""")]
    [InlineData("""{"plan":[{"step":"Read it","status":"completed"},{"step":"Write it","status":"in_progress"},{"step":"Ship it","status":"pending"}]}""")]
    [InlineData("""{"todos":[{"description":"Read it","status":"completed"},{"description":"Write it","status":"in_progress"},{"description":"Ship it","status":"pending"}]}""")]
    public void What_is_to_be_done_is_a_checklist(string input)
    {
        XElement fold = Fold(input);

        Assert.Equal("Tool call: Edit 1 of 3 done", fold.Element("summary")!.Value);
        Assert.Equal(["☑ Read it completed", "☐ Write it in progress", "☐ Ship it pending"], fold.Element("ul")!.Elements("li").Select(static item => item.Value));
    }

    [Fact]
    public void A_list_that_is_no_checklist_is_shown_as_it_is() =>
        Assert.Empty(Fold("""{"todos":[{"content":"Read it","status":"completed"},{"content":"No status"}],"plan":[],"more":["x"]}""").Elements("ul"));

    [Fact]
    public void Nothing_that_is_hostile_becomes_markup_in_edits_and_lists()
    {
        foreach (string text in Documents.Hostile.Append("</del></pre><img src=x onerror=alert(1)>").Append("\"><ins onmouseover=alert(1)>"))
        {
            string edit = new JsonObject { ["file_path"] = text, ["old_string"] = $"x{text}", ["new_string"] = $"y{text}" }.ToJsonString();
            string todos = new JsonObject { ["todos"] = new JsonArray(new JsonObject { ["content"] = text, ["status"] = text, ["id"] = text }) }.ToJsonString();
            string patch = $"*** Begin Patch\n*** Update File: {text}\n-{text}\n+{text}\n{text}\n*** End Patch";
            XElement body = PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Of(
                Role.Assistant, new ToolCallPart(text, text, edit), new ToolCallPart(text, text, todos), new ToolCallPart(text, text, patch), new ToolCallPart(text, text, $"{{\"input\":{JsonValue.Create(patch).ToJsonString()}}}"))));

            string[] known = ["article", "h2", "a", "p", "details", "summary", "code", "pre", "del", "ins", "strong", "ul", "li", "span", "main"];
            Assert.Empty(body.Descendants("main").Single().DescendantsAndSelf().Select(static element => element.Name.LocalName).Except(known));
            Assert.Empty(body.Descendants("main").Single().Descendants().Attributes().Select(static attribute => attribute.Name.LocalName).Except(["id", "class", "href", "dir", "aria-hidden"]));
            Assert.Equal(2, body.Descendants("pre").Select(static pre => pre.Value).Count(value => value.Contains("*** Update File: ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void Damaged_texts_of_edits_are_shown_as_they_were_written() =>
        Assert.Contains("\\ud83d", Fold("""{"edits":[{"old_string":"a\ud83d","new_string":"b"}]}""").Value, StringComparison.Ordinal);

    private static XElement Fold(string input) =>
        PageReading.Body(Documents.Write(ExportFormat.Html, FakeConversation.Of(Role.Assistant, new ToolCallPart("c", "Edit", input)))).Descendants("details").Single();

    private static string Shown(XElement element) => element.ToString(SaveOptions.DisableFormatting).Replace("\r", "", StringComparison.Ordinal);
}
