using System.Collections.Immutable;
using SessionSync.Agents;

namespace SessionSync.Operations.Doctor;

/// <summary>An agent that people may have here, and where it keeps its sessions.</summary>
/// <param name="Program">What it is started with.</param>
/// <param name="BaseVariable">Names another base directory where it is set; empty where there is no such variable.</param>
/// <param name="BaseFolder">The base directory below the home directory otherwise.</param>
/// <param name="SessionsFolder">The sessions' folder below the base.</param>
/// <param name="Writing">Who writes its sessions when they arrive from another machine.</param>
public sealed record AgentClient(string Id, string Program, string BaseVariable, string BaseFolder, string SessionsFolder, SessionWriting Writing = SessionWriting.Ours)
{
    public static ImmutableArray<AgentClient> All { get; } =
    [
        new("claude-code", "claude", AgentCatalog.ClaudeCode.Root.EnvironmentVariable, AgentCatalog.ClaudeCode.Root.DefaultFolder, AgentCatalog.ClaudeCode.Root.SessionsFolder),
        new("codex", "codex", "CODEX_HOME", ".codex", "sessions"),
        new("opencode", "opencode", "XDG_DATA_HOME", ".local/share", "opencode", SessionWriting.Its),
        new("gemini", "gemini", "GEMINI_CLI_HOME", "", ".gemini/tmp"),
        new("pi", "pi", "PI_CODING_AGENT_DIR", ".pi/agent", "sessions"),
        new("cursor", "cursor-agent", "", ".cursor", "chats", SessionWriting.None),
    ];

    /// <summary>The directory the agent keeps everything in.</summary>
    public string BaseIn(string home, Func<string, string?> variable) =>
        BaseVariable.Length > 0 && variable(BaseVariable) is { Length: > 0 } moved ? moved : Path.Combine(home, BaseFolder);
}
