using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>OpenCode's line of the catalog.</summary>
public static class OpenCodeDefinition
{
    public static AgentId Id { get; } = new("opencode");

    public static string DisplayName => "OpenCode";

    internal static AgentDefinition Create()
    {
        var root = new AgentRoot("XDG_DATA_HOME", ".local/share/opencode", "", null) { MovedFolder = "opencode" };
        return new AgentDefinition(DisplayName, "opencode", root, "", new OpenCodeConversations())
        {
            IsImported = true,
            ResumeOption = "-s",
            Closed = new ClosedStore(Id, DisplayName, root, "opencode", "storage", "tool-output"),
            FurtherVariables = ["OPENCODE_DB"],
        };
    }
}
