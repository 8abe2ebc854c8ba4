using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Operations.Doctor;

/// <summary>Judges what agents' settings say: how long sessions are kept, and whether the agent syncs by itself when one begins or ends.</summary>
public static class AgentSettingsChecks
{
    private static readonly Retention s_keepsAll = new("Deletes no sessions by itself, as far as is known");

    /// <param name="text">The text of the agent's settings file; empty where there is none.</param>
    /// <param name="path">Where that file is.</param>
    public static ImmutableArray<HealthCheck> Of(AgentDefinition agent, string text, string path)
    {
        if (agent.Settings is not { } file)
        {
            return agent.Writing == SessionWriting.None ? [] : [Of(agent, s_keepsAll)];
        }

        JsonElement? settings = JsonSettings.Parse(text);
        HealthCheck retention = settings is { } read ? Of(agent, file.ReadRetention(read, path)) : Broken(agent, path);
        return file.FindHooks is { } find ? [retention, OfHooks(agent, settings is { } known ? find(known) : [])] : [retention];
    }

    private static HealthCheck Of(AgentDefinition agent, Retention retention) =>
        new("retention", agent.Id.Value, retention.Fix.Length == 0 ? Verdict.Ok : Verdict.Warning, retention.Found, retention.Fix);

    private static HealthCheck Broken(AgentDefinition agent, string path) => new(
        "agent settings", agent.Id.Value, Verdict.Warning, $"{path} is no JSON object, so nothing can be told of its retention", $"Mend it: {path}");

    private static HealthCheck OfHooks(AgentDefinition agent, ImmutableArray<string> events) => events.IsEmpty
        ? new HealthCheck("hooks", agent.Id.Value, Verdict.Ok, "Not installed: the agent does not sync by itself", $"sync-sessions hooks install --agent {agent.Id}")
        : new HealthCheck("hooks", agent.Id.Value, Verdict.Ok, $"Syncs on {string.Join(", ", events)}");
}
