using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Sync;

/// <summary>Names of side files that careless programs stumble over.</summary>
public sealed class OddFileNameTests
{
    [Fact]
    public async Task Side_files_of_any_name_travel_both_ways()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();
        foreach (string name in OddNames.Files)
        {
            mine.WriteSideFile($"tool-results/{name}", "mine " + name);
            theirs.WriteSideFile($"tool-results/{name}", "theirs " + name);
        }

        SyncReport report = await machines.SyncTwiceAsync();

        Assert.Empty(report.Warnings);
        foreach (string name in OddNames.Files)
        {
            Assert.Equal("mine " + name, File.ReadAllText(Path.Combine(machines.There.Folder, mine.Id, "tool-results", name)));
            Assert.Equal("theirs " + name, File.ReadAllText(Path.Combine(machines.Here.Folder, theirs.Id, "tool-results", name)));
        }
    }

    [Fact]
    public async Task Side_files_of_any_name_can_come_later_into_folders_that_exist()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        mine.WriteSideFile("tool-results/first.txt", "mine");
        await machines.SyncAsync();
        foreach (string name in OddNames.Files)
        {
            mine.WriteSideFile($"tool-results/{name}", "mine " + name);
        }

        await machines.SyncTwiceAsync();

        Assert.Equal(mine.Files.Select(path => Path.GetFileName(path)), machines.There.Find(mine.Id).Files.Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public async Task Tails_of_side_files_of_any_name_travel_both_ways()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();
        string[] names = [.. OddNames.Files.Where(name => name.Length < 100).Select(name => name + ".jsonl")];
        foreach (string name in names)
        {
            mine.WriteSideFile($"subagents/{name}", "{\"n\":1}\n");
            theirs.WriteSideFile($"subagents/{name}", "{\"n\":1}\n");
        }

        await machines.SyncAsync();
        foreach (string name in names)
        {
            File.AppendAllText(Path.Combine(machines.Here.Folder, mine.Id, "subagents", name), "{\"n\":2}\n");
            File.AppendAllText(Path.Combine(machines.There.Folder, theirs.Id, "subagents", name), "{\"n\":2}\n");
        }

        await machines.SyncTwiceAsync();

        foreach (string name in names)
        {
            Assert.Equal("{\"n\":1}\n{\"n\":2}\n", File.ReadAllText(Path.Combine(machines.There.Folder, mine.Id, "subagents", name)));
            Assert.Equal("{\"n\":1}\n{\"n\":2}\n", File.ReadAllText(Path.Combine(machines.Here.Folder, theirs.Id, "subagents", name)));
        }
    }

    [Fact]
    public async Task Names_with_a_line_break_are_skipped_on_both_sides_and_reported_by_every_run()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        mine.WriteSideFile("tool-results/line\nbreak here.txt", "mine");
        var theirs = machines.There.Add();
        theirs.WriteSideFile("tool-results/line\nbreak there.txt", "theirs");
        theirs.WriteSideFile("tool-results/a\n./fake/00000000-0000-4000-8000-000000000000.jsonl 5 5", "theirs");

        for (int run = 0; run < 2; run++)
        {
            SyncReport report = await machines.RunAsync();

            report.Result.ShouldExitWith(3);
            Assert.Equal([mine.Bytes, theirs.Bytes], [machines.There.Find(mine.Id).Bytes, machines.Here.Find(theirs.Id).Bytes]);
            Assert.Equal((1, 1), (machines.There.Find(mine.Id).Files.Count, machines.Here.Find(theirs.Id).Files.Count));
            Assert.Contains(report.Warnings, warning => warning.Contains("line?break here.txt", StringComparison.Ordinal));
            Assert.Contains(report.Warnings, warning => warning.Contains("line?break there.txt", StringComparison.Ordinal));
            Assert.Equal(3, report.Warnings.Count);
        }
    }

    [Fact]
    public async Task Links_beside_a_transcript_are_named_and_not_followed()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        var mine = machines.Here.Add();
        var theirs = machines.There.Add();
        string secret = machines.Folder.Write("secret.txt", "not for others");
        foreach (var session in new[] { mine, theirs })
        {
            string folder = Directory.CreateDirectory(Path.Combine(session.Folder, session.Id, "tool-results")).FullName;
            File.CreateSymbolicLink(Path.Combine(folder, "file.txt"), secret);
            Directory.CreateSymbolicLink(Path.Combine(folder, "folder"), machines.Folder.Path);
        }

        for (int run = 0; run < 2; run++)
        {
            SyncReport report = await machines.RunAsync();

            report.Result.ShouldExitWith(3);
            Assert.Equal(4, report.Warnings.Count(static warning => warning.Contains("is not followed", StringComparison.Ordinal)));
        }

        Assert.Equal((1, 1), (machines.There.Find(mine.Id).Files.Count, machines.Here.Find(theirs.Id).Files.Count));
    }
}
