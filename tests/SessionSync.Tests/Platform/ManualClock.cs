namespace SessionSync.Tests.Platform;

/// <summary>A clock that stands still until somebody waits for it; then the time is over at once.</summary>
internal sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private readonly DateTimeOffset _start = now;

    public DateTimeOffset Now { get; set; } = now;

    /// <summary>Called each time somebody waits.</summary>
    public Action OnWait { get; set; } = () => { };

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => (Now - _start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Now += dueTime;
        OnWait();
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
