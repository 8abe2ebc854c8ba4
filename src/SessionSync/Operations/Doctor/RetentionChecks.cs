using System.Text.Json;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges how long agents keep sessions. They delete by themselves, and what is deleted before it was synced is lost.</summary>
public static class RetentionChecks
{
    private const string Name = "retention";
    private const int DefaultDays = 30;

    /// <summary>A season: whoever keeps sessions longer than that has thought about it.</summary>
    private const int LongDays = 90;

    /// <param name="settings">The text of the agent's settings file; empty where there is none.</param>
    /// <param name="path">Where that file is.</param>
    public static Check ClaudeCode(string settings, string path)
    {
        if (AgentSettings.Parse(settings) is not { } parsed)
        {
            return AgentSettings.Broken("claude-code", path);
        }

        JsonElement? period = AgentSettings.Find(parsed, "cleanupPeriodDays");
        string origin = period is null ? "its default" : $"cleanupPeriodDays in {path}";
        double days = period is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : DefaultDays;
        return days >= LongDays
            ? new Check(Name, "claude-code", Verdict.Ok, $"Deletes sessions after {days} days ({origin})")
            : new Check(Name, "claude-code", Verdict.Warning, $"Deletes sessions after {days} days ({origin})", $"Set \"cleanupPeriodDays\": 3650 in {path}");
    }

    /// <inheritdoc cref="ClaudeCode"/>
    public static Check Gemini(string settings, string path)
    {
        if (AgentSettings.Parse(settings) is not { } parsed)
        {
            return AgentSettings.Broken("gemini", path);
        }

        if (AgentSettings.Find(parsed, "general", "sessionRetention", "enabled") is { ValueKind: JsonValueKind.False })
        {
            return new Check(Name, "gemini", Verdict.Ok, $"Keeps all sessions (sessionRetention in {path})");
        }

        string age = AgentSettings.Find(parsed, "general", "sessionRetention", "maxAge") is { ValueKind: JsonValueKind.String } set ? set.GetString()! : $"{DefaultDays}d";
        return new Check(
            Name, "gemini", Verdict.Warning, $"Deletes sessions after {age}", $"Set \"general\": {{ \"sessionRetention\": {{ \"enabled\": false }} }} in {path}");
    }

    /// <summary>Of agents that have never been seen to delete a session by its age.</summary>
    public static Check KeepsAll(string agent) => new(Name, agent, Verdict.Ok, "Deletes no sessions by itself, as far as is known");
}
