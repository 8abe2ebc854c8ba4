namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>How long a test waits for what must happen before it calls that a hang. It says nothing about speed: machines are slow at times, and what
/// hangs does so for ever.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>The same for what compiles the whole program.</summary>
    public static readonly TimeSpan Building = TimeSpan.FromMinutes(20);

    /// <summary>For a child process that must not be waited for to its end: it outlives the limit.</summary>
    public const string Endless = "exec sleep 100000";
}
