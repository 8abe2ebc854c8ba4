using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SessionSync.Tests.Browse.Export;

/// <summary>A document as its headings and the words below them, whatever its format: of each message who speaks, then what is set apart in it.</summary>
internal static partial class Outline
{
    public static List<OutlineItem> OfJson(JsonArray messages)
    {
        List<OutlineItem> items = [];
        foreach (JsonNode message in messages.OfType<JsonNode>())
        {
            items.Add(new OutlineItem(SpeakerOf(message)));
            foreach (JsonNode part in message["parts"]!.AsArray().OfType<JsonNode>())
            {
                if (HeadingOf(part) is { } heading)
                {
                    items.Add(new OutlineItem(heading));
                }

                items[^1].Add(ContentOf(part));
            }
        }

        return items;
    }

    /// <summary>By the rules of CommonMark for headings and fences; nothing else of it matters here.</summary>
    public static List<OutlineItem> OfMarkdown(string document)
    {
        List<OutlineItem> items = [];
        string? fence = null;
        foreach (string line in document.Split('\n'))
        {
            Match mark = Fence().Match(line);
            if (fence is not null)
            {
                bool isEnd = mark.Success && mark.Value.StartsWith(fence, StringComparison.Ordinal) && line.Trim() == mark.Value.Trim();
                items[^1].Add(isEnd ? "" : line);
                fence = isEnd ? null : fence;
            }
            else if (Heading().Match(line) is { Success: true } heading)
            {
                items.Add(new OutlineItem(Escape().Replace(heading.Groups["text"].Value, "${letter}")));
            }
            else if (mark.Success)
            {
                fence = mark.Value.Trim();
            }
            else if (items.Count > 0)
            {
                items[^1].Add(line);
            }
        }

        Assert.Null(fence);
        return items;
    }

    public static List<OutlineItem> OfPage(XElement body)
    {
        List<OutlineItem> items = [];
        foreach (XElement article in body.Descendants("article"))
        {
            string speaker = article.Attribute("class")!.Value.Split(' ')[0];
            items.Add(new OutlineItem(char.ToUpperInvariant(speaker[0]) + speaker[1..]));
            foreach (XElement block in article.Elements())
            {
                if (block.Name == "details" && string.Concat(block.Element("summary")!.Nodes().OfType<XText>()).Trim() is var heading && heading != "Context")
                {
                    items.Add(new OutlineItem(heading == "Tool result: error" ? "Tool result (error)" : heading));
                }

                items[^1].Add(block.Name == "details" ? string.Concat(block.Elements().Skip(1).Select(static element => element.Value)) : block.Value);
            }
        }

        return items;
    }

    private static string SpeakerOf(JsonNode message)
    {
        bool isMeta = message["meta"]?.GetValue<bool>() == true;
        bool isAnswer = message["parts"]!.AsArray() is [_, ..] parts && parts.All(static part => part!["type"]!.GetValue<string>() == "tool_result");
        return (message["type"]!.GetValue<string>(), isMeta, isAnswer) switch
        {
            (_, true, _) => "Context",
            ("user", _, true) or ("tool", _, _) => "Tool",
            ("user", _, _) => "User",
            ("assistant", _, _) => "Assistant",
            _ => "System",
        };
    }

    private static string? HeadingOf(JsonNode part) => part["type"]!.GetValue<string>() switch
    {
        "thinking" => "Thinking",
        "summary" => "Summary of what came before",
        "tool_call" => $"Tool call: {part["name"]}",
        "tool_result" => part["error"]!.GetValue<bool>() ? "Tool result (error)" : "Tool result",
        "attachment" => $"Attachment: {part["name"]}",
        "unknown" => $"Not understood: {part["name"]}",
        _ => null,
    };

    private static string ContentOf(JsonNode part)
    {
        JsonNode? content = part["text"] ?? part["output"] ?? part["raw"];
        return content?.GetValue<string>() ?? "";
    }

    [GeneratedRegex("^#{2,3} (?<text>.*)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex("^ {0,3}(`{3,}|~{3,})", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Fence();

    [GeneratedRegex("""\\(?<letter>.)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Escape();
}
