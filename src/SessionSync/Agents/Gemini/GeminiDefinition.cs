using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;

namespace SessionSync.Agents.Gemini;

/// <summary>Gemini CLI's line of the catalog.</summary>
internal static class GeminiDefinition
{
    public static AgentDefinition Create()
    {
        var agent = new GeminiAgent();
        return new AgentDefinition(agent.DisplayName, "gemini", agent.Root, GeminiFolder.Home, new GeminiConversations())
        {
            Files = agent,
            ResumeOption = "--resume",
            Beside = ClosedStore.BesideSessionsOf(agent, "antigravity", "history"),
            Settings = new AgentSettingsFile("settings.json", GeminiSettings.RetentionOf),
        };
    }
}
