using System.Text.Json;

namespace SessionSync.Agents.Formats.Json;

/// <summary>Reads the settings that agents keep as JSON. They are the user's: any content is normal input.</summary>
internal static class JsonSettings
{
    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The settings; an empty object where there are none; null where they cannot be read.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "{}" : text, s_lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A value inside of objects; null where the way to it ends before.</summary>
    public static JsonElement? Find(JsonElement settings, params ReadOnlySpan<string> names)
    {
        JsonElement at = settings;
        foreach (string name in names)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return null;
            }
        }

        return at;
    }
}
