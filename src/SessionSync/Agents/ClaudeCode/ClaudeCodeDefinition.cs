using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;

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
            ResumeOption = "--resume",
            Beside = ClosedStore.BesideSessionsOf(agent, "plans", "tasks", "todos", "teams", "file-history", "image-cache", "paste-cache", "history.jsonl"),
            Settings = new AgentSettingsFile("settings.json", ClaudeCodeSettings.RetentionOf, ClaudeCodeSettings.HookEventsOf),
        };
    }
}
