using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SessionSync.Cli.Output;

/// <summary>One JSON object on one line. Only ASCII is written, so it is safe wherever it is shown.</summary>
internal static class JsonLine
{
    public static void Write(TextWriter writer, string type, Action<Utf8JsonWriter> fields) => writer.WriteLine(Text(json =>
    {
        json.WriteString("type", type);
        fields(json);
    }));

    /// <summary>One that says by its fields what it is.</summary>
    public static string Text(Action<Utf8JsonWriter> fields)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            fields(json);
            json.WriteEndObject();
        }

        return Encoding.ASCII.GetString(buffer.WrittenSpan);
    }

    /// <summary>RFC 3339, in UTC.</summary>
    public static string Time(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
