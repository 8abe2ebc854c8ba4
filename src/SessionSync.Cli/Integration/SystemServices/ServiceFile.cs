namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>A file that the system's service manager reads.</summary>
internal sealed record ServiceFile(string Path, string Content);
