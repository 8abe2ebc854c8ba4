using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Codex;

/// <summary>Tells what people and models said from what Codex says in their names. Pure.</summary>
internal static class RolloutSpeech
{
    /// <summary>Whether a message is one that people see, as <see cref="Model.Conversations.Message.IsSpoken"/> has it.</summary>
    /// <param name="item">The payload of a message.</param>
    public static bool IsSpoken(JsonPiece item) => (IsUser(item) || item["role"u8].Is("assistant"u8)) && !IsInjected(item) && HasWords(item["content"u8]);

    public static bool IsUser(JsonPiece item) => item["role"u8].Is("user"u8);

    /// <summary>Whether all it says was put in by Codex.</summary>
    public static bool IsInjected(JsonPiece item)
    {
        JsonPiece role = item["role"u8];
        if (!role.Is("user"u8))
        {
            return !role.Is("assistant"u8);
        }

        JsonPiece content = item["content"u8];
        if (IsInjectedText(content))
        {
            return true;
        }

        bool hasInjected = false;
        foreach (JsonPiece piece in content.Items)
        {
            if (!IsInjectedText(piece["text"u8]))
            {
                return false;
            }

            hasInjected = true;
        }

        return hasInjected;
    }

    /// <summary>The first words a person typed; null where there are none.</summary>
    public static string? TypedText(JsonPiece item)
    {
        if (!IsUser(item))
        {
            return null;
        }

        foreach (JsonPiece piece in item["content"u8].Items)
        {
            if (IsText(piece) && !IsInjectedText(piece["text"u8]) && piece["text"u8].Text is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return item["content"u8].Text;
    }

    public static bool IsText(JsonPiece piece) =>
        piece["text"u8].IsString && (piece["type"u8].Is("input_text"u8) || piece["type"u8].Is("output_text"u8) || piece["type"u8].Is("text"u8));

    public static bool IsImage(JsonPiece piece) => piece["type"u8].Is("input_image"u8) && piece["image_url"u8].IsString;

    private static bool HasWords(JsonPiece content)
    {
        foreach (JsonPiece piece in content.Items)
        {
            if (IsText(piece) || IsImage(piece))
            {
                return true;
            }
        }

        return content.IsString;
    }

    private static bool IsInjectedText(JsonPiece text) =>
        text.BeginsWith("<environment_context>"u8) || text.BeginsWith("<user_instructions>"u8) || text.BeginsWith("# AGENTS.md instructions"u8)
        || text.BeginsWith("<skills_instructions>"u8) || text.BeginsWith("<permissions instructions>"u8) || text.BeginsWith("<turn_aborted>"u8);
}
