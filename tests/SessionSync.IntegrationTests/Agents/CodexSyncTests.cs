using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

public sealed class CodexSyncTests(SshServer server) : AgentSyncContract(server, new CodexFiles())
{
    [Fact]
    public Task A_branch_whose_beginning_is_damaged_is_kept_as_one_that_the_agent_can_read() => AssertThatDamagedBranchIsKeptAsync();

    [Fact]
    public async Task A_dry_run_tells_of_a_file_in_a_sessions_place_what_the_run_does()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string file = new CodexFiles().Start(machines.Home, machines.Project, Guid.NewGuid().ToString(), "A question", DateTimeOffset.UtcNow.AddHours(-1));
        string elsewhere = Path.Combine(machines.RemoteHome, Path.GetRelativePath(machines.Home, file));
        Directory.CreateDirectory(Path.GetDirectoryName(elsewhere)!);
        File.WriteAllText(elsewhere, File.ReadAllText(file).Replace(machines.Project, "/another/project", StringComparison.Ordinal));

        SessionLine told = (await machines.RunAsync("--dry-run")).Session;
        SessionLine done = (await machines.RunAsync()).Session;

        Assert.Equal(("skipped", "none"), (told.Action, told.Direction));
        Assert.Equal((done.Action, done.Direction, done.Reason), (told.Action, told.Direction, told.Reason));
    }

    // Nothing that these sessions say has two blanks in a row.
    protected override byte[] WithoutBlanks(byte[] session) => [.. session.Where((letter, index) => letter != ' ' || (session[index - 1] != '"' && session[index - 1] != ' '))];
}
