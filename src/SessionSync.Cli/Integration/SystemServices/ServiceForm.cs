namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>How sweeps come about without being asked for.</summary>
internal enum ServiceForm
{
    /// <summary>The system starts each sweep, and nothing of ours runs between them.</summary>
    Timer,

    /// <summary>A process of ours runs all the time and starts them.</summary>
    Daemon,
}
