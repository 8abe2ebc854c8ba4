using System.Text;
using System.Text.Json;
using SessionSync.Agents.Databases;

namespace SessionSync.Agents.Cursor;

/// <summary>Reads the words out of a state of the Lexical editor, which Cursor writes as a JSON text. Pure.</summary>
internal static class RichText
{
    public static string? TextOf(string? state)
    {
        using JsonDocument? document = state is null ? null : ForeignJson.TryParse(Encoding.UTF8.GetBytes(state));
        if (document is null)
        {
            return null;
        }

        var text = new StringBuilder();
        Append(document.RootElement.At("root"), text);
        return text.ToString().Trim('\n');
    }

    // The parser allows no nesting that would be too deep here.
    private static void Append(JsonElement node, StringBuilder text)
    {
        text.Append(node.TextAt("text"));
        foreach (JsonElement child in node.ItemsAt("children"))
        {
            Append(child, text);
        }

        if (node.TextAt("type") is "paragraph" or "linebreak")
        {
            text.Append('\n');
        }
    }
}
