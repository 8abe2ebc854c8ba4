using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>The facts in Claude Code's <c>settings.json</c>. Pure; any JSON object is normal input.</summary>
internal static class ClaudeCodeSettings
{
    private const string SyncProgram = "sync-sessions";

    /// <summary>In days.</summary>
    private const int DefaultPeriod = 30;

    /// <summary>A season, in days: whoever keeps sessions longer than that has thought about it.</summary>
    private const int LongPeriod = 90;

    public static Retention RetentionOf(JsonElement settings, string path)
    {
        JsonElement? period = JsonSettings.Find(settings, "cleanupPeriodDays");
        string origin = period is null ? "its default" : $"cleanupPeriodDays in {path}";
        double days = period is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : DefaultPeriod;
        return new Retention($"Deletes sessions after {days} days ({origin})", days >= LongPeriod ? "" : $"Set \"cleanupPeriodDays\": 3650 in {path}");
    }

    /// <summary>The events that a command of ours is a hook of.</summary>
    public static ImmutableArray<string> HookEventsOf(JsonElement settings) =>
        JsonSettings.Find(settings, "hooks") is { ValueKind: JsonValueKind.Object } hooks
            ? [.. hooks.EnumerateObject().Where(static hook => HasOurs(hook.Value)).Select(static hook => hook.Name)]
            : [];

    /// <summary>Looks for a command of ours below a list of matchers, each with a list of hooks.</summary>
    private static bool HasOurs(JsonElement matchers)
    {
        foreach (JsonElement matcher in Items(matchers))
        {
            foreach (JsonElement hook in JsonSettings.Find(matcher, "hooks") is { } hooks ? Items(hooks) : default)
            {
                if (JsonSettings.Find(hook, "command") is { ValueKind: JsonValueKind.String } command
                    && command.GetString()!.Contains(SyncProgram, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
