namespace SessionSync.Configuration;

/// <summary>When the daemon sweeps, and where its schedule is kept; null where nothing is said.</summary>
public sealed record DaemonSettings
{
    public static DaemonSettings None { get; } = new();

    /// <summary>Hourly, where nothing else is said.</summary>
    public static TimeSpan DefaultPeriod { get; } = TimeSpan.FromHours(1);

    /// <summary>The time from one sweep to the next. Never set together with <see cref="Cron"/>.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>A cron expression as it was written; whether it is one is for the daemon to say.</summary>
    public string? Cron { get; init; }

    /// <summary>A PostgreSQL connection string, or <c>$NAME</c> for one in an environment variable. It can hold a password: never show it.</summary>
    public string? Store { get; init; }

    /// <summary>A layer that says anything about the time replaces all that weaker ones say about it.</summary>
    public DaemonSettings Over(DaemonSettings weaker)
    {
        DaemonSettings timing = Every is null && Cron is null ? weaker : this;
        return new DaemonSettings { Every = timing.Every, Cron = timing.Cron, Store = Store ?? weaker.Store };
    }
}
