using System.Text.Json;

namespace SessionSync.Agents.Databases;

/// <summary>Looks into JSON of others: what is missing, of another kind or damaged is null and never a failure. Pure.</summary>
internal static class ForeignJson
{
    private const int DeepestNesting = 1000;
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = DeepestNesting };

    /// <summary>The object; null where these bytes are none.</summary>
    public static JsonDocument? TryParse(ReadOnlyMemory<byte> json)
    {
        ReadOnlyMemory<byte> text = json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;
        try
        {
            JsonDocument document = JsonDocument.Parse(text, s_options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What lies at this path of names; an undefined element where it does not.</summary>
    public static JsonElement At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (string name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return default;
            }
        }

        return element;
    }

    public static string? TextAt(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).AsText();

    public static string? AsText(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or not in valid UTF-8.
            return null;
        }
    }

    public static bool IsTrueAt(this JsonElement element, params ReadOnlySpan<string> path) => element.At(path).ValueKind == JsonValueKind.True;

    /// <summary>A count; what is negative or no whole number is 0.</summary>
    public static long CountAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out long count) ? Math.Clamp(count, 0, int.MaxValue) : 0;

    /// <summary>A time in Unix milliseconds, or as ISO 8601.</summary>
    public static DateTimeOffset? TimeAt(this JsonElement element, params ReadOnlySpan<string> path)
    {
        JsonElement time = element.At(path);
        return time.ValueKind switch
        {
            JsonValueKind.Number when time.TryGetDouble(out double milliseconds) => TimeOf(milliseconds),
            JsonValueKind.String when time.TryGetDateTimeOffset(out DateTimeOffset parsed) => parsed,
            _ => null,
        };
    }

    public static DateTimeOffset? TimeOf(double milliseconds) =>
        milliseconds >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : null;

    /// <summary>The elements of an array; none where it is no array.</summary>
    public static IEnumerable<JsonElement> ItemsAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : Enumerable.Empty<JsonElement>();

    /// <summary>As it was written; null where it is absent.</summary>
    public static string? RawAt(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } found ? found.GetRawText() : null;
}
