using System.Text;
using System.Text.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Reads what a running client keeps about itself, which may be cut off or caught half-written. Pure.</summary>
internal static class LiveProcess
{
    public static string? SessionIdOf(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName)
                {
                    continue;
                }

                bool isSessionId = reader.ValueTextEquals("sessionId"u8);
                reader.Read();
                if (isSessionId && reader.TokenType == JsonTokenType.String && reader.GetString() is { } id && SessionPath.IsSessionId(id))
                {
                    return id;
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // What could be read of it named no session.
        }

        return null;
    }
}
