using System.Collections.Immutable;
using System.Text.Json;

namespace SessionSync.Agents.Contracts;

/// <summary>An agent's settings: one JSON object in a file, with any content the user likes.</summary>
/// <param name="Name">The file's name below the agent's base directory.</param>
/// <param name="ReadRetention">What the settings say of how long sessions are kept; given their path for the advice. Pure.</param>
/// <param name="FindHooks">The names of the events on which the settings run this program; null for an agent without such hooks. Pure.</param>
public sealed record AgentSettingsFile(
    string Name, Func<JsonElement, string, Retention> ReadRetention, Func<JsonElement, ImmutableArray<string>>? FindHooks = null);
