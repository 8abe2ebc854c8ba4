using System.Collections.Immutable;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Codex;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Gemini;
using SessionSync.Agents.Pi;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents;

/// <summary>The agents whose session files are synced, one line each.</summary>
public static class AgentCatalog
{
    public static IAgent ClaudeCode { get; } = new ClaudeCodeAgent();

    /// <summary>The one whose sessions its own command writes.</summary>
    public static AgentId OpenCode { get; } = new("opencode");

    /// <summary>In the order they are asked about: the far side has the last listing at hand, so the agent that most people have comes last.</summary>
    public static ImmutableArray<IAgent> All { get; } = [new CodexAgent(), new GeminiAgent(), new PiAgent(), ClaudeCode];

    /// <summary>What is not synced file by file. Credentials lie beside it, and are not listed.</summary>
    public static ImmutableArray<IAgentStore> Closed { get; } =
    [
        new ClosedStore(OpenCode.Value, "OpenCode", new AgentRoot("XDG_DATA_HOME", ".local/share/opencode", "", null) { MovedFolder = "opencode" }, "opencode", "storage", "tool-output"),
        new ClosedStore("cursor", "Cursor", new AgentRoot("", ".cursor", "", null), "chats", "projects"),
    ];

    /// <summary>All whose sessions are synced.</summary>
    public static IEnumerable<AgentId> Synced => All.Select(static agent => agent.Id).Append(OpenCode);

    /// <summary>The variables that move agents' folders.</summary>
    public static IEnumerable<string> Variables => All.SelectMany(static agent => agent.Root.Variables).Distinct();
}
