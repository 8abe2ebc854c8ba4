namespace SessionSync.Agents;

/// <summary>Where an agent keeps its sessions below a home directory.</summary>
/// <param name="EnvironmentVariable">Names another base directory where it is set.</param>
/// <param name="DefaultFolder">The base directory below the home directory otherwise.</param>
/// <param name="SessionsFolder">The folder below the base that holds the sessions: the agent's root. Paths of session files are relative to it.</param>
/// <param name="LiveFolder">The folder below the base with a <c>PID.json</c> for each running client; null where the agent has none.</param>
public sealed record AgentRoot(string EnvironmentVariable, string DefaultFolder, string SessionsFolder, string? LiveFolder);
