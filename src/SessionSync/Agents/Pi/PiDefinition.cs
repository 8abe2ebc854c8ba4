using SessionSync.Agents.Contracts;

namespace SessionSync.Agents.Pi;

/// <summary>Pi's line of the catalog.</summary>
internal static class PiDefinition
{
    public static AgentDefinition Create()
    {
        var agent = new PiAgent();
        return new AgentDefinition(agent.DisplayName, "pi", agent.Root, agent.Root.SessionsFolder, new PiConversations()) { Files = agent, ResumeOption = "--session" };
    }
}
