namespace SessionSync.Daemon;

/// <summary>Does what is due.</summary>
internal interface ISweeper
{
    /// <param name="due">When the sweep should have begun.</param>
    /// <param name="next">When the next one is due by the schedule, which has passed already where this one is late.</param>
    Task SweepAsync(DateTimeOffset due, DateTimeOffset? next);
}
