using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Gemini;

/// <summary>Tells what people and models said from what the client says in their names. Pure.</summary>
internal static class ChatSpeech
{
    /// <summary>Whether a message is one that people see, as <see cref="Model.Conversations.Message.IsSpoken"/> has it.</summary>
    public static bool IsSpoken(JsonPiece type, JsonPiece content) =>
        (IsAnswer(type) || (type.Is("user"u8) && !IsInjected(content))) && HasWords(content);

    public static bool IsAnswer(JsonPiece type) => type.Is("gemini"u8);

    /// <summary>Whether a person's message is only what the client tells the model about the place.</summary>
    public static bool IsInjected(JsonPiece content)
    {
        if (IsContext(content) || IsContext(content["text"u8]))
        {
            return true;
        }

        bool hasInjected = false;
        foreach (JsonPiece piece in content.Items)
        {
            if (!IsContext(piece) && !IsContext(piece["text"u8]))
            {
                return false;
            }

            hasInjected = true;
        }

        return hasInjected;
    }

    /// <summary>The first words of a message; null where there are none.</summary>
    public static string? FirstWords(JsonPiece content)
    {
        if ((content.Text ?? content["text"u8].Text) is { Length: > 0 } whole)
        {
            return whole;
        }

        foreach (JsonPiece piece in content.Items)
        {
            if ((piece.Text ?? piece["text"u8].Text) is { Length: > 0 } text)
            {
                return text;
            }
        }

        return null;
    }

    public static bool IsThought(JsonPiece piece) => piece["thought"u8].IsTrue;

    private static bool HasWords(JsonPiece content)
    {
        foreach (JsonPiece piece in content.Items)
        {
            if (IsWords(piece))
            {
                return true;
            }
        }

        return IsWords(content);
    }

    private static bool IsWords(JsonPiece piece) =>
        !piece.TextBytes.IsEmpty
        || (!IsThought(piece) && (!piece["text"u8].TextBytes.IsEmpty || piece["inlineData"u8].IsObject || piece["fileData"u8].IsObject));

    private static bool IsContext(JsonPiece text) =>
        text.BeginsWith("<session_context>"u8) || text.BeginsWith("This is the Gemini CLI. We are setting up the context"u8);
}
