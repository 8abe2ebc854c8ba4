namespace SessionSync.IntegrationTests.Failures;

public sealed class RemoteFaultStayTests : RemoteFaultTests
{
    [Fact]
    public Task Commands_that_fail_over_there_from_some_point_on_leave_everything_old_or_new() => FailCallsAsync(FailingCommands.All, "stay", step: 10);
}
