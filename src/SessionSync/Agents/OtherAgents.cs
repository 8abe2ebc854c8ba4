using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;

namespace SessionSync.Agents;

/// <summary>Agents of which no more is known than where they keep their sessions, one line each. One that has a definition is not asked for here any more.</summary>
internal static class OtherAgents
{
    public static ImmutableArray<IAgentStore> Stores { get; } =
    [
        Store("amp", "Amp", ".local/share/amp", "threads"),
        Store("augment", "Augment", ".augment", "sessions"),
        Store("cline", "Cline", ".cline", "data"),
        Store("continue", "Continue", ".continue", "sessions"),
        Store("copilot", "GitHub Copilot CLI", ".copilot", "session-state", "history-session-state"),
        Store("factory", "Factory Droid", ".factory", "sessions"),
        Store("goose", "Goose", ".local/share/goose", "sessions"),
        Store("grok", "Grok CLI", ".grok", "sessions"),
        Store("kimi", "Kimi Code", ".kimi-code", "sessions"),
        Store("omp", "Oh My Pi", ".omp/agent", "sessions"),
        Store("qwen", "Qwen Code", ".qwen", "projects", "tmp"),
    ];

    private static ClosedStore Store(string id, string displayName, string folder, params string[] prefixes) =>
        new(new(id), displayName, new AgentRoot("", folder, "", null), prefixes);
}
