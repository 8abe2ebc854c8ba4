using SessionSync.Agents.Contracts;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Claude Code's line of the catalog.</summary>
internal static class ClaudeCodeDefinition
{
    public static AgentDefinition Create()
    {
        var agent = new ClaudeCodeAgent();
        return new AgentDefinition(agent.DisplayName, "claude", agent.Root, agent.Root.SessionsFolder, new ClaudeCodeConversations())
        {
            Files = agent,
            Settings = new AgentSettingsFile("settings.json", ClaudeCodeSettings.RetentionOf, ClaudeCodeSettings.HookEventsOf),
        };
    }
}
