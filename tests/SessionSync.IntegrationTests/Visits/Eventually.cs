namespace SessionSync.IntegrationTests.Visits;

/// <summary>Waits for what other processes bring about.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition)
    {
        for (int attempt = 0; attempt < 400 && !condition(); attempt++)
        {
            await Task.Delay(25);
        }

        Assert.True(condition());
    }
}
