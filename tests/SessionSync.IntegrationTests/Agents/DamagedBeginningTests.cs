using System.Text;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Agents;

/// <summary>Sessions whose first record is damaged before they were ever synced, of the agents that tell by it whose they are.</summary>
public sealed class DamagedBeginningTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.AddHours(-3).ToUnixTimeSeconds());

    private static readonly IAgentFiles[] s_agents = [new CodexFiles(), new GeminiFiles(), new PiFiles()];

    public static TheoryData<string, bool> Sides => new(s_agents.SelectMany(static agent => new[] { (agent.Agent, true), (agent.Agent, false) }));

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task A_session_that_does_not_tell_whose_it_is_is_named_by_every_run(string agent, bool isHere)
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string file = Start(machines, agent, isHere);
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await WriteAsync(file, Encoding.UTF8.GetBytes(text[..12] + text[text.IndexOf('\n', StringComparison.Ordinal)..]));

        for (int run = 0; run < 3; run++)
        {
            SyncReport report = await machines.RunAsync();

            report.Result.ShouldExitWith(3);
            Assert.Contains(report.Warnings, warning => warning.Contains(Path.GetFileName(file), StringComparison.Ordinal));
            Assert.Equal(1, report.Lines[^1]["targets"]![0]!["left_out"]!.GetValue<int>());
        }
    }

    [Fact]
    public async Task It_is_named_only_where_it_is_not_older_than_what_is_looked_at()
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string file = new CodexFiles().Start(machines.Home, machines.Project, Guid.NewGuid().ToString(), "Long ago", s_start.AddDays(-40));
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await WriteAsync(file, Encoding.UTF8.GetBytes(text[..12] + text[text.IndexOf('\n', StringComparison.Ordinal)..]), s_start.AddDays(-40));

        Assert.Empty((await machines.SyncAsync()).Warnings);
        Assert.Single((await machines.RunAsync("--all-sessions")).Warnings);
    }

    [Theory]
    [MemberData(nameof(Sides))]
    public async Task Damage_travels_as_it_is(string agent, bool isHere)
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string file = Start(machines, agent, isHere);
        byte[] content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        content[Array.IndexOf(content, (byte)'\n') - 1] = 0xff;
        await WriteAsync(file, content);

        await machines.SyncAsync();

        string arrived = Assert.Single(FilesOf(agent).Files(isHere ? machines.RemoteHome : machines.Home));
        Assert.Equal(content, await File.ReadAllBytesAsync(arrived, TestContext.Current.CancellationToken));
        (await machines.SyncAsync()).ShouldBeQuiet();
        Directory.Delete(Path.Combine(machines.Home, ".local/state/session-sync/targets"), recursive: true);
        (await machines.SyncAsync("--restore-missing")).ShouldBeQuiet();
        Assert.Equal(content, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
    }

    private static IAgentFiles FilesOf(string agent) => s_agents.Single(files => files.Agent == agent);

    private static string Start(TwoMachines machines, string agent, bool isHere)
    {
        Directory.CreateDirectory(machines.RemoteProject);
        (string home, string project) = isHere ? (machines.Home, machines.Project) : (machines.RemoteHome, machines.RemoteProject);
        return FilesOf(agent).Start(home, project, Guid.NewGuid().ToString(), "A question", s_start);
    }

    private static Task WriteAsync(string file, byte[] content) => WriteAsync(file, content, s_start);

    private static async Task WriteAsync(string file, byte[] content, DateTimeOffset at)
    {
        await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(file, at.UtcDateTime);
    }
}
