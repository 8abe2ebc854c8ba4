namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A signal (<c>INT</c>, <c>TERM</c>, <c>KILL</c>, ...) that a child process gets while it runs.</summary>
public sealed record PlannedSignal(string Name, TimeSpan Delay, string? ErrorText)
{
    public static PlannedSignal After(TimeSpan delay, string name) => new(name, delay, ErrorText: null);

    /// <summary>Sent as soon as standard error contains the text.</summary>
    public static PlannedSignal WhenErrorContains(string text, string name) => new(name, TimeSpan.Zero, text);
}
