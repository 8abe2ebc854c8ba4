using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.CommandLine;

public sealed class GoneDirectoryTests
{
    [Fact]
    public async Task Programs_are_started_from_a_directory_that_was_deleted_meanwhile()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        CliRunner shell = machines.Cli with { Program = "/bin/sh", WorkingDirectory = machines.Home };

        CommandResult result = await shell.RunAsync("-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" \"$@\"", Repository.Program, "target", "test", $"dir:{machines.RemoteHome}");

        result.ShouldExitWith(0);
    }
}
