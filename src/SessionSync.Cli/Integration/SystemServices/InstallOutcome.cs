namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The result of an installation.</summary>
/// <param name="HasChanged">False where all was so already.</param>
/// <param name="Obstacle">Why it is written and not started; null where it was.</param>
internal sealed record InstallOutcome(bool HasChanged, string? Obstacle);
