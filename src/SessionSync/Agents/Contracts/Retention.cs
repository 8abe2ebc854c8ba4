namespace SessionSync.Agents.Contracts;

/// <summary>How long an agent keeps sessions. Agents delete by themselves, and what is deleted before it was synced is lost.</summary>
/// <param name="Found">A sentence without its full stop.</param>
/// <param name="Fix">What to do about it; empty where they are kept long enough.</param>
public sealed record Retention(string Found, string Fix = "");
