using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Writes anew the JSON that stands in a conversation as text.</summary>
internal static class JsonText
{
    /// <summary>In characters. A longer text is left as it is: nobody reads it, and it would have to be held several times.</summary>
    private const int Longest = 1024 * 1024;

    /// <summary>All that JSON itself lets stand, so that text stays readable. Never for what becomes part of HTML.</summary>
    public static JavaScriptEncoder Encoder => JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The same value without white space, or indented; null for what is no JSON, or too deep or too long to deal with.</summary>
    public static ReadOnlyMemory<byte>? Rewrite(string text, bool isIndented)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var output = new ArrayBufferWriter<byte>(Math.Max(256, text.Length * 2));
        try
        {
            using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Encoder, Indented = isIndented, NewLine = "\n" });
            Copy(Encoding.UTF8.GetBytes(text), writer);
            writer.Flush();
            return output.WrittenMemory;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The reader throws the second for an escape that stands for half a character.
            return null;
        }
    }

    private static void Copy(ReadOnlySpan<byte> json, Utf8JsonWriter writer)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    writer.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    writer.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    writer.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    writer.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    writer.WritePropertyName(reader.GetString()!);
                    break;
                case JsonTokenType.String:
                    writer.WriteStringValue(reader.GetString());
                    break;
                default:
                    writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                    break;
            }
        }
    }
}
