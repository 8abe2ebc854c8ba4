using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Model;

namespace SessionSync.Browse.Export.Documents;

/// <summary>What a tool was called with, as people read it: a line that tells what it was about, and each value as the text it is.</summary>
/// <param name="Values">The names and values; empty where it is no JSON object.</param>
internal sealed record ToolInput(ImmutableArray<(string Name, JsonElement Value)> Values)
{
    private const int LongestLine = 120;

    /// <summary>The values that tell most of a call, by what tools call them.</summary>
    private static readonly ImmutableArray<string> s_telling = ["command", "cmd", "file_path", "path", "notebook_path", "pattern", "query", "url", "description", "prompt"];

    /// <summary>The text of the value that tells most, in one line; empty where there is none.</summary>
    public string Line
    {
        get
        {
            JsonElement telling = s_telling.Select(name => Values.FirstOrDefault(value => value.Name == name).Value).FirstOrDefault(static value => value.ValueKind is JsonValueKind.String or JsonValueKind.Array);
            string text = telling.ValueKind switch
            {
                JsonValueKind.String => TextOf(telling),
                JsonValueKind.Array => string.Join(' ', telling.EnumerateArray().Select(TextOf)),
                _ => "",
            };
            return DisplayText.OneLine(text, LongestLine);
        }
    }

    public static ToolInput Parse(string input)
    {
        try
        {
            JsonElement root = JsonElement.Parse(Encoding.UTF8.GetBytes(input));
            return new ToolInput(root.ValueKind == JsonValueKind.Object ? [.. root.EnumerateObject().Select(static property => (property.Name, property.Value))] : []);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // It is shown as it was written.
            return new ToolInput([]);
        }
    }

    /// <summary>The text itself, or the JSON of anything else.</summary>
    public static string TextOf(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Half of a character, escaped.
            return value.GetRawText();
        }
    }
}
