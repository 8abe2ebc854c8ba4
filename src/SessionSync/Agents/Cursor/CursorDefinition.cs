using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;

namespace SessionSync.Agents.Cursor;

/// <summary>Cursor's line of the catalog.</summary>
internal static class CursorDefinition
{
    public static AgentDefinition Create()
    {
        var reader = new CursorConversations();
        var root = new AgentRoot("", ".cursor", "", null);
        return new AgentDefinition("Cursor", "cursor-agent", root, "chats", reader) { Closed = new ClosedStore(reader.Agent, "Cursor", root, "chats", "projects") };
    }
}
