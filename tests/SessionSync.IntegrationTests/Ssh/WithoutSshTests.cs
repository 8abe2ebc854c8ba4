using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Ssh;

/// <summary>The whole program on a machine that has no ssh, and where it is told not to use it.</summary>
[Collection("ssh failures")]
public sealed class WithoutSshTests(SshServer server)
{
    [Theory]
    [InlineData("hidden")]
    [InlineData("variable")]
    [InlineData("none")]
    public async Task The_same_sync_with_and_without_ssh(string how)
    {
        RemoteHome remote = await server.CreateHomeAsync();
        using TwoMachines machines = await TwoMachines.OverSshAsync(server, remote);
        machines.Cli = how switch
        {
            "hidden" => machines.Cli with { Path = CommandFolder.CreateWithout(machines.Combine("bin"), "ssh") },
            "variable" => machines.Cli with { Variables = machines.Cli.Variables.Add("SYNC_SESSIONS_TRANSPORT", "builtin") },
            _ => machines.Cli,
        };
        ClaudeSession here = machines.Here.Add(turns: 20);
        ClaudeSession there = machines.There.Add(turns: 20);

        (await machines.SyncAsync()).Result.ShouldExitWith(0);

        Assert.Equal(here.Bytes, machines.There.Find(here.Id).Bytes);
        Assert.Equal(there.Bytes, machines.Here.Find(there.Id).Bytes);
        (await machines.SyncAsync()).ShouldBeQuiet();
        Assert.Equal(2, remote.CountConnections());
    }

    [Fact]
    public async Task A_target_says_what_connects_to_it_and_doctor_tells()
    {
        using TwoMachines machines = await TwoMachines.OverSshAsync(server);
        (await machines.Cli.RunAsync(["target", "add", "work", machines.Targets[0], "--transport", "builtin", "--ssh-config", server.ConfigFile])).ShouldExitWith(0);

        (await machines.Cli.RunAsync("target", "test", "work")).ShouldExitWith(0);
        CommandResult doctor = await machines.Cli.RunAsync("doctor", "--json");

        Assert.Contains("Connects by the built-in SSH client in ", doctor.StandardOutput, StringComparison.Ordinal);
    }
}
