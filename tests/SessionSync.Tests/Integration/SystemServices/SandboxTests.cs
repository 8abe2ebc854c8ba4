using SessionSync.Cli.Integration.SystemServices;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class SandboxTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(255, false)]
    [InlineData(127, false)]
    public async Task It_is_possible_where_ssh_reads_its_configuration_in_a_user_namespace(int exitCode, bool expected)
    {
        RecordedCommands commands = new(_ => new CommandAnswer(exitCode, "", "Bad owner or permissions on /etc/ssh/ssh_config.d/x.conf"));

        Assert.Equal(expected, await Sandbox.IsPossibleAsync(commands));
        Assert.Equal(["unshare --user --map-current-user --mount ssh -G localhost"], commands.Calls);
    }
}
