using SessionSync.Agents.ClaudeCode;

namespace SessionSync.Agents;

/// <summary>The agents that are known, one line each.</summary>
public static class AgentCatalog
{
    public static IAgent ClaudeCode { get; } = new ClaudeCodeAgent();
}
