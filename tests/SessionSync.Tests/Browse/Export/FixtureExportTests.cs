using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using SessionSync.Agents;
using SessionSync.Browse.Export;
using SessionSync.Cli.Output;
using SessionSync.Tests.Agents.Conversations;
using SessionSync.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace SessionSync.Tests.Browse.Export;

/// <summary>Everything that agents wrote, exported in each format and read back by parsers that are not the program's own.</summary>
public sealed class FixtureExportTests
{
    public static TheoryData<string> Homes => KnownConversations.Homes;

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task JSON_JSON_Lines_and_TOON_tell_what_is_known_of_a_home(string home)
    {
        JsonElement schema = JsonElement.Parse(ConversationSchema.Read());
        var check = new SchemaCheck(schema);
        string[] json = await ExportAsync(home, "json");
        string[][] lines = [.. (await ExportAsync(home, "jsonl")).Select(static document => document.Split('\n')[..^1])];

        Assert.All(json, document => Assert.True(check.Fits(JsonElement.Parse(document), schema)));
        Assert.All(lines.SelectMany(static document => document), line => Assert.True(check.Fits(JsonElement.Parse(line), check.Resolve("#/$defs/line"))));
        Assert.Equal(KnownConversations.RowsOf(home), json.Select(document => Row(home, JsonNode.Parse(document)!)).Order(StringComparer.Ordinal));
        Assert.Equal(KnownConversations.RowsOf(home), lines.Select(document => KnownRow(home, JsonNode.Parse(document[0])!, [.. document[1..].Select(static line => JsonNode.Parse(line))])).Order(StringComparer.Ordinal));
        Assert.Equal(KnownConversations.RowsOf(home), (await ExportAsync(home, "toon")).Select(document => Row(home, ToonDecoder.Decode(document))).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Homes))]
    public async Task Markdown_and_pages_have_the_same_messages_and_words_as_JSON(string home)
    {
        Dictionary<string, JsonNode> known = (await ExportAsync(home, "json")).Select(static document => JsonNode.Parse(document)!).ToDictionary(static document => document["session"]!["id"]!.GetValue<string>());
        string[] markdown = await ExportAsync(home, "markdown");
        string[] pages = await ExportAsync(home, "html");

        Assert.Equal(known.Count, markdown.Length);
        Assert.Equal(known.Count, pages.Length);
        Assert.All(markdown, document =>
        {
            YamlMappingNode head = FrontMatter(document);
            JsonNode same = known[head["id"].ToString()];
            AssertSame(same["session"]!, head);
            AssertSame(Outline.OfJson(same["messages"]!.AsArray()), Outline.OfMarkdown(document[document.IndexOf("\n# ", StringComparison.Ordinal)..]));
        });
        Assert.All(pages, document =>
        {
            XElement body = PageReading.Body(document);
            JsonNode same = known[body.Descendants("dd").ElementAt(1).Value];
            AssertSame(Outline.OfJson(same["messages"]!.AsArray()), Outline.OfPage(body));
        });
    }

    private static async Task<string[]> ExportAsync(string home, string format)
    {
        using CommandLineRun run = new() { Home = Path.Combine(KnownConversations.Fixtures, home), Readers = AgentCatalog.Readers };
        string output = Path.Combine(run.WorkingDirectory, "out");
        Assert.Equal(ExitCode.Success, await run.RunAsync("export", "--all-projects", "--format", format, "--output", output));
        return [.. Directory.EnumerateFiles(output).Where(static file => Path.GetFileName(file)[0] is >= '1' and <= '2').Select(File.ReadAllText)];
    }

    private static string Row(string home, JsonNode document) => KnownRow(home, document["session"]!, document["messages"]!.AsArray());

    private static string KnownRow(string home, JsonNode session, JsonArray messages)
    {
        Assert.Equal(session["message_count"]!.GetValue<long>(), KnownConversations.Spoken(messages, "user") + KnownConversations.Spoken(messages, "assistant"));
        AssertLinked(messages);
        return KnownConversations.Row(home, session, session["workspace"]?.GetValue<string>(), messages);
    }

    /// <summary>Whoever follows the links meets no loose end, and whatever a tool answered has its call.</summary>
    private static void AssertLinked(JsonArray messages)
    {
        HashSet<string> ids = [];
        HashSet<string?> calls = [];
        foreach (JsonNode message in messages.OfType<JsonNode>())
        {
            Assert.True(message["parent_id"] is not { } parent || ids.Contains(parent.GetValue<string>()), $"{message["parent_id"]} is no message before {message["id"]}");
            Assert.True(message["id"] is not { } id || ids.Add(id.GetValue<string>()), $"{message["id"]} is there twice");
            JsonNode[] parts = [.. message["parts"]!.AsArray().OfType<JsonNode>()];
            calls.UnionWith(parts.Where(static part => part["type"]!.GetValue<string>() == "tool_call").Select(static part => part["call_id"]?.GetValue<string>()));
            Assert.All(parts.Where(static part => part["type"]!.GetValue<string>() == "tool_result"), part => Assert.Contains(part["call_id"]?.GetValue<string>(), calls));
        }
    }

    private static void AssertSame(List<OutlineItem> expected, List<OutlineItem> actual)
    {
        Assert.Equal(expected.Select(static item => item.Heading), actual.Select(static item => item.Heading));
        Assert.All(expected.Zip(actual), static pair => Assert.Contains(pair.First.Letters, pair.Second.Letters, StringComparison.Ordinal));
    }

    private static void AssertSame(JsonNode session, YamlMappingNode head)
    {
        foreach (string name in (string[])["id", "agent", "title", "workspace", "branch", "model", "parent_id", "started_at", "last_message_at"])
        {
            Assert.Equal(session[name]?.GetValue<string>(), head.Children.TryGetValue(name, out YamlNode? value) ? value.ToString() : null);
        }

        Assert.Equal(session["message_count"]!.ToString(), head["message_count"].ToString());
        Assert.Equal(session["subagent"]!.ToString(), head["subagent"].ToString());
        Assert.Equal(session["tokens"]!.AsObject().Select(static kind => (kind.Key, kind.Value!.ToString())), ((YamlMappingNode)head["tokens"]).Children.Select(static kind => (kind.Key.ToString(), kind.Value.ToString())));
    }

    private static YamlMappingNode FrontMatter(string document)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(document[4..document.IndexOf("\n---\n", StringComparison.Ordinal)]));
        return (YamlMappingNode)Assert.Single(yaml.Documents).RootNode;
    }
}
