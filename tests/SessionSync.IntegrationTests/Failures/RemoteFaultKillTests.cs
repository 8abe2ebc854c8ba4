namespace SessionSync.IntegrationTests.Failures;

public sealed class RemoteFaultKillTests : RemoteFaultTests
{
    [Fact]
    public Task The_other_side_killed_at_any_command_leaves_everything_old_or_new() => FailCallsAsync(FailingCommands.Changing, "kill");
}
