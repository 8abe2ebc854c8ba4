using System.Text.Json;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges whether agents sync by themselves when a session begins or ends.</summary>
public static class HookChecks
{
    private const string Mark = "sync-sessions";

    /// <param name="settings">The text of the agent's settings file; empty where there is none.</param>
    public static Check ClaudeCode(string settings)
    {
        List<string> events = [];
        if (AgentSettings.Parse(settings) is { } parsed && AgentSettings.Find(parsed, "hooks") is { ValueKind: JsonValueKind.Object } hooks)
        {
            foreach (JsonProperty hook in hooks.EnumerateObject())
            {
                if (HasOurs(hook.Value))
                {
                    events.Add(hook.Name);
                }
            }
        }

        return events.Count > 0
            ? new Check("hooks", "claude-code", Verdict.Ok, $"Syncs on {string.Join(", ", events)}")
            : new Check("hooks", "claude-code", Verdict.Ok, "Not installed: the agent does not sync by itself", "sync-sessions hooks install --agent claude-code");
    }

    /// <summary>Looks for a command of ours below a list of matchers, each with a list of hooks.</summary>
    private static bool HasOurs(JsonElement matchers)
    {
        foreach (JsonElement matcher in Items(matchers))
        {
            foreach (JsonElement hook in AgentSettings.Find(matcher, "hooks") is { } hooks ? Items(hooks) : default)
            {
                if (AgentSettings.Find(hook, "command") is { ValueKind: JsonValueKind.String } command
                    && command.GetString()!.Contains(Mark, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement list) => list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
}
