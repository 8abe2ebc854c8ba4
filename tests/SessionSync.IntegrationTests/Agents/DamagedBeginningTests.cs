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

    /// <summary>Short journals in which nothing was said are passed over: clients leave them behind. One that was cut is none of those.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_short_journal_that_was_cut_is_named_where_it_does_not_tell_whose_it_is(bool isHere)
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string file = Start(machines, "gemini", isHere);
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        int first = text.IndexOf('\n', StringComparison.Ordinal);
        await WriteAsync(file, Encoding.UTF8.GetBytes(text[..12] + text[first..(first + 40)]));

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(3);
        Assert.Contains(report.Warnings, warning => warning.Contains(Path.GetFileName(file), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_journal_that_was_cut_within_its_first_message_is_named_and_can_be_made_whole_again(bool isHere)
    {
        using TwoMachines machines = await TwoMachines.WithDirectoryAsync();
        string file = Start(machines, "gemini", isHere);
        string text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        await machines.SyncAsync();

        await WriteAsync(file, Encoding.UTF8.GetBytes(text[..(text.IndexOf('\n', StringComparison.Ordinal) + 40)]), s_start.AddHours(1));
        for (int run = 0; run < 2; run++)
        {
            SyncReport report = await machines.RunAsync();
            report.Result.ShouldExitWith(3);
            Assert.Contains("--restore-missing", report.Session.Reason, StringComparison.Ordinal);
        }

        await machines.SyncAsync("--restore-missing");
        Assert.Equal(text, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        (await machines.SyncAsync()).ShouldBeQuiet();
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
