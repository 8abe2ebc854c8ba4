namespace SessionSync.IntegrationTests.Failures;

public sealed class LocalFaultTests
{
    private const int MostOperations = 500;

    [Fact]
    public async Task A_file_operation_that_fails_costs_only_its_own_session_whichever_it_is()
    {
        using SyncScenario scenario = await SyncScenario.CreateAsync();
        int steps = 0;
        for (bool reached = true; reached && steps < MostOperations; steps++)
        {
            TwoHomes homes = await scenario.CopyAsync();
            var operations = new FaultyFileOperations(steps + 1, isCrash: false);

            var result = await homes.SyncAsync(operations: operations);

            reached = operations.WasReached;
            Assert.InRange(result.Summary.Failed, 0, 1);
            await scenario.AssertSoundAsync(homes, $"Operation {steps + 1} failed");
        }

        Assert.InRange(steps, 20, MostOperations - 1);
    }

    [Fact]
    public async Task A_crash_at_any_file_operation_leaves_everything_old_or_new()
    {
        using SyncScenario scenario = await SyncScenario.CreateAsync();
        int steps = 0;
        for (bool reached = true; reached && steps < MostOperations; steps++)
        {
            TwoHomes homes = await scenario.CopyAsync();
            var operations = new FaultyFileOperations(steps + 1, isCrash: true);

            Exception? exception = await Record.ExceptionAsync(() => homes.SyncAsync(operations: operations));

            reached = operations.WasReached;
            Assert.Equal(reached, exception is CrashException);
            await scenario.AssertSoundAsync(homes, $"A crash at operation {steps + 1}");
        }

        Assert.InRange(steps, 20, MostOperations - 1);
    }
}
