namespace SessionSync.Agents.Contracts;

/// <summary>A home directory, and the environment variables that move agents' folders elsewhere.</summary>
/// <param name="Home">Absolute.</param>
/// <param name="Variable">Looks up an environment variable; returns null if it is not set.</param>
public sealed record AgentHome(string Home, Func<string, string?> Variable);
