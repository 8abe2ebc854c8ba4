using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents;

/// <summary>The agents that are known, one line each. Everything else is what these lines tell.</summary>
public static class AgentCatalog
{
    /// <summary>In the order in which people are told of them; the one that most people have comes first.</summary>
    public static ImmutableArray<AgentDefinition> Definitions { get; } =
    [
        ClaudeCode.ClaudeCodeDefinition.Create(),
        Codex.CodexDefinition.Create(),
        OpenCode.OpenCodeDefinition.Create(),
        Gemini.GeminiDefinition.Create(),
        Pi.PiDefinition.Create(),
        Cursor.CursorDefinition.Create(),
    ];

    /// <summary>Those whose session files are synced, in the order they are asked about: the far side has the last listing at hand, so the
    /// agent that most people have comes last.</summary>
    public static ImmutableArray<IAgent> All { get; } = [.. Definitions.Skip(1).Append(Definitions[0]).Select(static agent => agent.Files).OfType<IAgent>()];

    /// <summary>The stores that are not synced file by file. Credentials lie beside them, and are not listed.</summary>
    public static ImmutableArray<IAgentStore> Closed { get; } = [.. Definitions.Select(static agent => agent.Closed).OfType<IAgentStore>()];

    /// <summary>The stores of data beside the agents' sessions, and those of agents that nothing else is known of: brought home as they are before a machine
    /// goes away.</summary>
    public static ImmutableArray<IAgentStore> Beside { get; } =
    [
        .. Definitions.Select(static agent => agent.Beside).OfType<IAgentStore>(),
        .. OtherAgents.Stores.Where(static other => Definitions.All(agent => agent.Id != other.Id)),
    ];

    /// <summary>All whose sessions are synced.</summary>
    public static IEnumerable<AgentId> Synced => All.Select(static agent => agent.Id).Concat(Definitions.Where(static agent => agent.IsImported).Select(static agent => agent.Id));

    /// <summary>The reader of each agent's conversations.</summary>
    public static ImmutableArray<IConversationReader> Readers { get; } = [.. Definitions.Select(static agent => agent.Reader)];

    /// <summary>The display names of the agents that anything is known of.</summary>
    public static IEnumerable<string> Names => ((IAgentStore[])[.. All, .. Closed, .. Beside]).Select(static store => store.DisplayName).Distinct();

    /// <summary>The variables that move agents' folders.</summary>
    public static IEnumerable<string> Variables => Definitions.SelectMany(static agent => agent.Variables).Distinct();
}
