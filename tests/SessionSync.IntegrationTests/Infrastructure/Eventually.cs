using System.Diagnostics;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>Waits for what other processes bring about.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition)
    {
        for (long start = Stopwatch.GetTimestamp(); !condition() && Stopwatch.GetElapsedTime(start) < Patience.Limit;)
        {
            await Task.Delay(25);
        }

        Assert.True(condition());
    }
}
