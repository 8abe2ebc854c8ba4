using System.Text;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Cursor;

/// <summary>Reads the words out of a state of the Lexical editor, which Cursor writes as a JSON text. Pure.</summary>
internal static class RichText
{
    // Far deeper than lists in lists; what is nested deeper was written to do harm.
    private const int DeepestNesting = 200;

    public static string? TextOf(string? state)
    {
        if (!JsonPiece.TryParse(state, out JsonPiece document))
        {
            return null;
        }

        var text = new StringBuilder();
        Append(document["root"u8], text, 0);
        return text.ToString().Trim('\n');
    }

    private static void Append(JsonPiece node, StringBuilder text, int depth)
    {
        if (depth > DeepestNesting)
        {
            return;
        }

        text.Append(node["text"u8].Text);
        foreach (JsonPiece child in node["children"u8].Items)
        {
            Append(child, text, depth + 1);
        }

        if (node["type"u8].Text is "paragraph" or "linebreak")
        {
            text.Append('\n');
        }
    }
}
