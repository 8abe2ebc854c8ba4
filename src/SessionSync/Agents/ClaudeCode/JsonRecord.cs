using System.Text.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Looks into single records where convenience matters more than speed. Pure.</summary>
internal static class JsonRecord
{
    public const int DeepestNesting = 1000;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = DeepestNesting };

    /// <summary>The record of a line; null where the line holds no complete JSON object.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> line)
    {
        ReadOnlyMemory<byte> record = RecordLine.Trim(line);
        if (!record.Span.StartsWith("{"u8) || !record.Span.EndsWith("}"u8))
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(record, s_options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? TextOf(JsonElement record, ReadOnlySpan<byte> key)
    {
        try
        {
            return record.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or not in valid UTF-8.
            return null;
        }
    }

    public static bool IsTrue(JsonElement record, ReadOnlySpan<byte> key) =>
        record.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.True;
}
