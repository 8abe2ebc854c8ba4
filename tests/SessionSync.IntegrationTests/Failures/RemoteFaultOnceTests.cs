namespace SessionSync.IntegrationTests.Failures;

public sealed class RemoteFaultOnceTests : RemoteFaultTests
{
    [Fact]
    public Task A_command_that_fails_over_there_leaves_everything_old_or_new_whichever_it_is() => FailCallsAsync(FailingCommands.All, "once");
}
