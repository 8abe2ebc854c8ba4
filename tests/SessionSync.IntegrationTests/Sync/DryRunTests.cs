using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

public sealed class DryRunTests
{
    [Fact]
    public async Task A_dry_run_says_what_would_be_done_and_changes_nothing_on_either_side()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var both = machines.Here.Add();
        machines.There.CopyFrom(both).AppendTurn("It went on", DateTimeOffset.UtcNow);
        machines.Here.Add().WriteSideFile("subagents/agent-1.jsonl", "{}\n");
        machines.There.Add();
        var before = Picture(machines);

        SyncReport report = await machines.SyncAsync("--dry-run");

        Assert.Equal(before, Picture(machines));
        Assert.Equal(["appended", "pulled", "pushed"], report.Sessions.Select(session => session.Action).Order());
        Assert.Equal((1, 1, 1, 0, 0, 0), report.Summary.Counts);
        Assert.All(report.Lines.SkipLast(1), line => Assert.Equal("plan", line["type"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_dry_run_tells_the_titles_of_sessions_that_are_not_here_yet()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var small = machines.There.Add();
        var large = machines.There.Add(turns: 1000);

        SyncReport report = await machines.SyncAsync("pull", "-n");

        Assert.Equal(
            new[] { (small.Id, $"Prompt 1 of {small.Id}"), (large.Id, $"Prompt 1 of {large.Id}") }.Order(),
            report.Sessions.Select(session => (session.Id, session.Title)).Order());
    }

    [Fact]
    public async Task A_dry_run_makes_no_directories_where_there_are_none()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();

        await machines.SyncAsync("-n");

        Assert.Empty(Directory.EnumerateFileSystemEntries(machines.RemoteHome));
    }

    [Fact]
    public async Task A_dry_run_knows_of_a_divergence_before_anything_is_written()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var here = machines.Here.Add();
        machines.There.CopyFrom(here).AppendTurn("There", DateTimeOffset.UtcNow);
        here.AppendTurn("Much more than there", DateTimeOffset.UtcNow.AddMinutes(-3));
        var before = Picture(machines);

        SyncReport report = await machines.SyncAsync("--dry-run");

        Assert.Equal("merged", report.Session.Action);
        Assert.Equal(before, Picture(machines));
    }

    [Fact]
    public async Task Pending_changes_end_a_dry_run_with_10_when_that_is_asked_for()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();

        (await machines.RunAsync("--dry-run")).Result.ShouldExitWith(0);
        (await machines.RunAsync("--dry-run", "--exit-code")).Result.ShouldExitWith(10);
        await machines.SyncAsync("--exit-code");
        (await machines.RunAsync("--dry-run", "--exit-code")).Result.ShouldExitWith(0);
    }

    /// <summary>Every file and directory of both homes with its size and time, but for what the program itself notes here.</summary>
    private static List<string> Picture(TwoMachines machines) =>
    [
        .. new[] { machines.Home, machines.RemoteHome }
            .SelectMany(home => new DirectoryInfo(home).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            .Where(entry => !entry.FullName.Contains("/.local", StringComparison.Ordinal))
            .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc:O} {(entry as FileInfo)?.Length}")
            .Order(),
    ];
}
