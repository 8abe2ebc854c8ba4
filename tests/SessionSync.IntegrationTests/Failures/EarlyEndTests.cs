using SessionSync.Agents;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Stores.Machines;

namespace SessionSync.IntegrationTests.Failures;

public sealed class EarlyEndTests
{
    [Fact]
    public async Task A_machine_that_takes_no_requests_before_it_says_why_is_told_as_unreachable()
    {
        var machine = new ProgramMachine("/bin/sh", ["-c", "exec 0<&-; sleep 0.5; echo 'no way in' >&2; exit 255"], new Dictionary<string, string?>());
        await using RemoteMachine remote = RemoteMachine.Open(machine, AgentCatalog.All, [], hasZstandardHere: false, projectPath: null);
        MachineStore store = remote.StoreFor(new ClaudeCodeAgent(), "/srv/product");

        SyncException failure = await Assert.ThrowsAsync<SyncException>(() => Task.Run(async () =>
        {
            await Task.Delay(200);
            await store.ListAsync([], TestContext.Current.CancellationToken);
        }));

        Assert.Equal("Cannot sync with there", failure.What);
        Assert.Contains("no way in", failure.Why, StringComparison.Ordinal);
    }
}
