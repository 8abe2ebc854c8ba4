using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Gemini;

/// <summary>The facts in Gemini CLI's <c>settings.json</c>. Pure; any JSON object is normal input.</summary>
internal static class GeminiSettings
{
    private const string DefaultAge = "30d";

    public static Retention RetentionOf(JsonElement settings, string path)
    {
        if (JsonSettings.Find(settings, "general", "sessionRetention", "enabled") is { ValueKind: JsonValueKind.False })
        {
            return new Retention($"Keeps all sessions (sessionRetention in {path})");
        }

        string age = JsonSettings.Find(settings, "general", "sessionRetention", "maxAge") is { ValueKind: JsonValueKind.String } set ? set.GetString()! : DefaultAge;
        return new Retention($"Deletes sessions after {age}", $"Set \"general\": {{ \"sessionRetention\": {{ \"enabled\": false }} }} in {path}");
    }
}
