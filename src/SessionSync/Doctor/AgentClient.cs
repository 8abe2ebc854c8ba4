using System.Collections.Immutable;
using SessionSync.Agents;

namespace SessionSync.Doctor;

/// <summary>An agent that people may have here, and where it keeps its sessions.</summary>
/// <param name="Program">What it is started with.</param>
/// <param name="BaseVariable">Names another base directory where it is set; empty where there is no such variable.</param>
/// <param name="BaseFolder">The base directory below the home directory otherwise.</param>
/// <param name="SessionsFolder">The sessions' folder below the base.</param>
/// <param name="IsSynced">Whether its sessions are synced.</param>
public sealed record AgentClient(string Id, string Program, string BaseVariable, string BaseFolder, string SessionsFolder, bool IsSynced)
{
    public static ImmutableArray<AgentClient> All { get; } =
    [
        OfSynced(AgentCatalog.ClaudeCode, "claude"),
        new("codex", "codex", "CODEX_HOME", ".codex", "sessions", IsSynced: false),
        new("opencode", "opencode", "XDG_DATA_HOME", ".local/share", "opencode", IsSynced: false),
        new("gemini", "gemini", "GEMINI_CLI_HOME", "", ".gemini/tmp", IsSynced: false),
        new("pi", "pi", "PI_CODING_AGENT_DIR", ".pi/agent", "sessions", IsSynced: false),
        new("cursor", "cursor-agent", "", ".cursor", "chats", IsSynced: false),
    ];

    /// <summary>The directory the agent keeps everything in.</summary>
    public string BaseIn(string home, Func<string, string?> variable) =>
        BaseVariable.Length > 0 && variable(BaseVariable) is { Length: > 0 } moved ? moved : Path.Combine(home, BaseFolder);

    private static AgentClient OfSynced(IAgent agent, string program) =>
        new(agent.Id.Value, program, agent.Root.EnvironmentVariable, agent.Root.DefaultFolder, agent.Root.SessionsFolder, IsSynced: true);
}
