using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Security;

/// <summary>A checkout whose content somebody else wrote.</summary>
public sealed class HostileCheckoutTests
{
    [Theory]
    [InlineData("gh", "status")]
    [InlineData("gh", "doctor")]
    [InlineData("gh", "pull")]
    [InlineData("ssh", "pull ssh:127.0.0.1:/nowhere")]
    [InlineData("claude", "doctor")]
    public async Task A_program_in_the_checkout_is_never_run_in_place_of_the_users_own(string program, string arguments)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        string trap = Path.Combine(machines.Project, program);
        string mark = machines.Combine("sprung");
        await File.WriteAllTextAsync(trap, $"#!/bin/sh\necho sprung >'{mark}'\n");
        File.SetUnixFileMode(trap, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string commands = CommandFolder.CreateWithout(machines.Combine("bin"), "gh", "ssh", "claude");
        CliRunner cli = machines.Cli with { Path = $"{commands}:.:" };

        await cli.RunAsync(arguments.Split(' '));

        Assert.False(File.Exists(mark));
    }
}
