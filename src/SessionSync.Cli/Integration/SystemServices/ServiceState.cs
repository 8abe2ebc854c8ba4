namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The state of a service, as the service manager reports it.</summary>
/// <param name="IsRunning">It is there, and will sweep.</param>
/// <param name="Description">In the service manager's own words.</param>
/// <param name="Next">When it sweeps next, in those words; null where it does not tell.</param>
internal sealed record ServiceState(bool IsRunning, string Description, string? Next = null);
