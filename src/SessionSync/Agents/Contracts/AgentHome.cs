namespace SessionSync.Agents.Contracts;

/// <summary>A home directory, and the variables that move agents' folders out of it.</summary>
/// <param name="Variable">Looks up an environment variable; null where it is not set.</param>
public sealed record AgentHome(string Home, Func<string, string?> Variable);
