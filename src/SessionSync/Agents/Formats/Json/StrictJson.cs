using System.Text.Json;
using System.Text.Unicode;

namespace SessionSync.Agents.Formats.Json;

/// <summary>Whether a text is valid to its last byte: what damages a record need not break its brackets. Slower than <see cref="JsonScan"/>,
/// which looks into no string. Pure; never throws.</summary>
internal static class StrictJson
{
    private const int DeepestNesting = 1000;

    /// <summary>Whether it is one object and nothing besides but white space.</summary>
    public static bool IsObject(ReadOnlySpan<byte> text)
    {
        if (!text.TrimStart(" \t\r\n"u8).StartsWith("{"u8) || !Utf8.IsValid(text))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = DeepestNesting });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
