using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;

namespace SessionSync.Agents.Codex;

/// <summary>Codex's line of the catalog.</summary>
internal static class CodexDefinition
{
    public static AgentDefinition Create()
    {
        var agent = new CodexAgent();
        return new AgentDefinition(agent.DisplayName, "codex", agent.Root, "sessions", new CodexConversations())
        {
            Files = agent,
            ResumeOption = "resume",
            Beside = ClosedStore.BesideSessionsOf(agent, "generated_images", "memories", "attachments", "history.jsonl"),
        };
    }
}
