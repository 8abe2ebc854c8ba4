namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The result of asking the service manager to run a service.</summary>
/// <param name="HasChanged">False where it ran already.</param>
/// <param name="Obstacle">Why nobody could be asked: in a container, say, no service manager runs. Null where one was.</param>
internal sealed record Activation(bool HasChanged, string? Obstacle = null);
