using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Failures;

public abstract class RemoteFaultTests
{
    private const int MostCalls = 1000;

    protected static async Task FailCallsAsync(IReadOnlyList<string> commandNames, string fault, int step = 1)
    {
        using SyncScenario scenario = await SyncScenario.CreateAsync();
        using var folder = new TemporaryFolder();
        var commands = new FailingCommands(folder.Combine("bin"), commandNames);
        int call = 1;
        for (bool reached = true; reached && call < MostCalls; call += step)
        {
            TwoHomes homes = await scenario.CopyAsync();
            Exception? exception = await Record.ExceptionAsync(() => homes.SyncAsync(commands.Machine(homes.There.Home, call, fault)));

            reached = FailingCommands.CountCalls(homes.There.Home) >= call;
            string how = $"{FailingCommands.Describe(homes.There.Home, call)} fails ({fault})";
            Assert.True(exception is null or SyncException { Kind: FailureKind.Unreachable }, $"{how}: {exception}");
            Assert.True(exception is not null || fault != "kill" || !reached || IsTheEnd(homes, call), $"{how}: nothing is said about it");
            await scenario.AssertSoundAsync(homes, how);
        }

        Assert.InRange(call, 20, MostCalls - 1);
    }

    /// <summary>Once all answers are in, what happens to the other side is of no interest.</summary>
    private static bool IsTheEnd(TwoHomes homes, int call) => FailingCommands.CountCalls(homes.There.Home) - call < 4;
}
