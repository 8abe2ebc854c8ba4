using SessionSync.Browse.Export;
using SessionSync.Model.Conversations;
using YamlDotNet.RepresentationModel;

namespace SessionSync.Tests.Browse.Export;

public sealed class MarkdownTests
{
    [Fact]
    public void A_YAML_parser_reads_the_front_matter_back()
    {
        var conversation = new FakeConversation("id-1", FakeConversation.Say("Hello"))
        {
            Title = "Fix: the \"login\" # now",
            Directory = "/w/a: b",
            Branch = "feat: [x] #1",
            ParentId = "no",
        };
        YamlMappingNode head = FrontMatter(Documents.Write(ExportFormat.Markdown, conversation));
        Assert.Equal("Fix: the \"login\" # now", head["title"].ToString());
        Assert.Equal("/w/a: b", head["workspace"].ToString());
        Assert.Equal("feat: [x] #1", head["branch"].ToString());
        Assert.Equal("no", head["parent_id"].ToString());
        Assert.Equal("2026-11-20T10:15:00.000Z", head["started_at"].ToString());
        Assert.Equal("3", head["tokens"]["cache_read"].ToString());
    }

    [Fact]
    public void The_front_matter_holds_any_text()
    {
        foreach (string text in Documents.Hostile)
        {
            var conversation = new FakeConversation(text, FakeConversation.Say("Hello")) { Title = text, Directory = text, Branch = text };
            YamlMappingNode head = FrontMatter(Documents.Write(ExportFormat.Markdown, conversation));
            Assert.Equal(Documents.Whole(text), ((YamlScalarNode)head["id"]).Value);
            Assert.Equal(Documents.Whole(text), ((YamlScalarNode)head["branch"]).Value);
        }
    }

    [Theory]
    [InlineData("one ``` two", "```")]
    [InlineData("```\ncode\n```", "````")]
    [InlineData("`````", "``````")]
    [InlineData("plain", "```")]
    public void A_fence_is_longer_than_any_in_the_content(string output, string fence)
    {
        string text = Documents.Write(ExportFormat.Markdown, FakeConversation.Of(Role.Tool, new ToolResultPart("c", output)));
        int longest = output.Split('\n').Max(static line => line.Length - line.TrimStart('`').Length);
        Assert.True(longest < fence.Length || !output.Contains(fence, StringComparison.Ordinal));
        Assert.Contains($"\n### Tool result\n\n{(output == "one ``` two" ? "````" : fence)}\n{output}\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fence_that_was_left_open_ends_with_its_message()
    {
        string text = Documents.Write(ExportFormat.Markdown, FakeConversation.Say("Look:\n~~~~sh\nls"), FakeConversation.Say("Next"));
        Assert.Contains("~~~~sh\nls\n~~~~\n\n## User\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_said_looks_like_a_heading_of_the_document()
    {
        string text = Documents.Write(ExportFormat.Markdown, FakeConversation.Say("## Assistant\nYes.\nTitle\n===\nOther\n---\n   # Deep\n#hash"));
        Assert.Equal(["# Fix the login", "## User"], text.Split('\n').Where(static line => line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal)));
        Assert.Contains("##### Assistant\nYes.\nTitle\n\n===\nOther\n\n---\n#### Deep\n#hash\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>x</script>", "\\<script>x\\</script>")]
    [InlineData("<!-- x", "\\<!-- x")]
    [InlineData("a \\<b> c", "a \\<b> c")]
    [InlineData("a \\\\<b> c", "a \\\\\\<b> c")]
    [InlineData("`List<T>` and List<T>", "`List<T>` and List\\<T>")]
    [InlineData("``a`<b>`` <c>", "``a`<b>`` \\<c>")]
    [InlineData("``` <b> 1 < 2", "``` \\<b> 1 < 2")]
    public void HTML_is_shown_and_code_stays(string said, string written) =>
        Assert.Contains($"\n{written}\n", Documents.Write(ExportFormat.Markdown, FakeConversation.Say($"x {said}")).Replace("\nx ", "\n", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Blocks_keep_their_order_and_what_is_not_understood_is_named()
    {
        string text = Documents.Write(ExportFormat.Markdown, FakeConversation.Of(
            Role.Assistant, new UnknownPart("redacted_thinking", "{\"data\":\"x\"}"), new TextPart("FINAL ANSWER"), new ToolCallPart("c1", "Bash", "{\"command\":\"ls\"}"), new TextPart("Done")));
        int[] places = [.. ((string[])["### Not understood: redacted\\_thinking", "FINAL ANSWER", "### Tool call: Bash\n\n```json\n{\n  \"command\": \"ls\"\n}\n```", "\nDone\n"]).Select(part => text.IndexOf(part, StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void An_error_of_a_tool_is_told()
    {
        Assert.Contains("\n## Tool\n", Documents.Write(ExportFormat.Markdown, FakeConversation.Of(Role.User, new ToolResultPart("c", "no", IsError: true))), StringComparison.Ordinal);
        Assert.Contains("### Tool result (error)", Documents.Write(ExportFormat.Markdown, FakeConversation.Of(Role.User, new ToolResultPart("c", "no", IsError: true))), StringComparison.Ordinal);
    }

    [Fact]
    public void No_control_character_works()
    {
        foreach (string text in Documents.Hostile)
        {
            string written = Documents.Write(ExportFormat.Markdown, new FakeConversation("x", Documents.Every(text)) { Title = text });
            Assert.DoesNotContain(written, static character => char.IsControl(character) && character is not ('\n' or '\t'));
        }
    }

    [Fact]
    public void A_picture_is_kept_unless_it_is_none() => Assert.Equal(
        ["![Image](data:image/png;base64,iVBORw0KGgo=)", "_Image: image/svg+xml_", "_Image: image/png_"],
        Documents.Write(ExportFormat.Markdown, FakeConversation.Of(
            Role.User, new ImagePart("image/png", "iVBORw0KGgo="), new ImagePart("image/svg+xml", "PHN2Zz4="), new ImagePart("image/png", "x) <script>")))
            .Split('\n').Where(static line => line.Contains("mage", StringComparison.Ordinal)));

    private static YamlMappingNode FrontMatter(string document)
    {
        Assert.StartsWith("---\n", document, StringComparison.Ordinal);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(document[4..document.IndexOf("\n---\n", StringComparison.Ordinal)]));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }
}
