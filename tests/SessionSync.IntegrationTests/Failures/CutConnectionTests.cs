using SessionSync.Cli.Output;
using SessionSync.IntegrationTests.Infrastructure;
using SessionSync.Stores;

namespace SessionSync.IntegrationTests.Failures;

public sealed class CutConnectionTests : IDisposable
{
    private const int Always = 100;
    private const int Sampled = 80;
    private readonly CuttingRelay _relay = new();

    public void Dispose() => _relay.Dispose();

    [Fact]
    public Task A_connection_cut_after_any_number_of_bytes_sent_leaves_everything_old_or_new() =>
        CutAsync(traffic => traffic.Sent, (home, offset) => _relay.Machine(home, offset, long.MaxValue));

    [Fact]
    public Task A_connection_cut_after_any_number_of_bytes_received_leaves_everything_old_or_new() =>
        CutAsync(traffic => traffic.Received, (home, offset) => _relay.Machine(home, long.MaxValue, offset));

    [Theory]
    [InlineData(0.001, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.97, 1)]
    [InlineData(1, 0)]
    [InlineData(1, 0.02)]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.97)]
    public async Task A_cut_connection_is_told_in_three_parts_with_exit_code_4(double partSent, double partReceived)
    {
        using SyncScenario scenario = await SyncScenario.CreateAsync();
        Traffic whole = await MeasureAsync(scenario);
        TwoHomes homes = await scenario.CopyAsync();
        GitCheckout checkout = await GitCheckout.CreateAsync(Path.Combine(homes.Here.Home, "product"));
        long bytesTo = partSent < 1 ? (long)(whole.Sent * partSent) : long.MaxValue;
        long bytesFrom = partReceived < 1 ? (long)(whole.Received * partReceived) : long.MaxValue;
        var cli = new CliRunner(homes.Here.Home)
        {
            WorkingDirectory = checkout.Path,
            PathFolders = [_relay.Folder],
            Variables = System.Collections.Immutable.ImmutableDictionary.CreateRange(_relay.Variables(bytesTo, bytesFrom)),
        };
        foreach (ClaudeSessions side in (ClaudeSessions[])[homes.Here, homes.There])
        {
            // The program takes the project's real path; the sessions have to be of that.
            Directory.Move(side.Folder, Path.Combine(Path.GetDirectoryName(side.Folder)!, ClaudeSessions.Encode(checkout.Path)));
        }

        CommandResult result = await cli.RunAsync($"dir:{homes.There.Home}:{checkout.Path}");

        result.ShouldExitWith((int)ExitCode.Unreachable);
        Assert.Empty(result.StandardOutput);
        ThreeParts.AssertIn(result.StandardError);
    }

    private static async Task<Traffic> MeasureAsync(SyncScenario scenario)
    {
        var result = await (await scenario.CopyAsync()).SyncAsync();
        return new Traffic(result.Summary.BytesSent, result.Summary.BytesReceived, 1);
    }

    private static async Task CutAsync(Func<Traffic, long> direction, Func<string, long, ProgramMachine> machine)
    {
        using SyncScenario scenario = await SyncScenario.CreateAsync();
        long total = direction(await MeasureAsync(scenario));
        for (long offset = 0; offset < total; offset += offset < Always ? 1 : Math.Max(1, (total - Always) / Sampled))
        {
            TwoHomes homes = await scenario.CopyAsync();

            Exception? exception = await Record.ExceptionAsync(() => homes.SyncAsync(machine(homes.There.Home, offset)));

            // The very last bytes are a farewell that nobody waits for.
            string how = $"Cut after {offset} of {total} bytes";
            Assert.True(exception is SyncException { Kind: FailureKind.Unreachable } || (exception is null && offset > total - 16), $"{how}: {exception}");
            await scenario.AssertSoundAsync(homes, how);
        }
    }
}
