using System.Diagnostics;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.Export;

public sealed class WatchTests
{
    [Fact]
    public async Task A_thousand_appended_lines_are_a_few_writes_and_no_reader_sees_part_of_one()
    {
        using var home = new ExportingHome();
        home.Say("First");
        using Process watching = Process.Start(home.Program.CommandOf(null, "export", "--watch").CreateStartInfo())!;
        await Eventually.HoldsAsync(() => Directory.Exists(home.Output) && Directory.EnumerateFiles(home.Output, "2*.md").Any());
        string document = home.Document(".md");
        HashSet<string> seen = [];
        long start = Stopwatch.GetTimestamp();
        for (int line = 0; line < 1000; line++)
        {
            home.Say($"Line {line}.");
            string text = File.ReadAllText(document);
            Assert.EndsWith(".\n", text.Replace("First\n", "First.\n", StringComparison.Ordinal), StringComparison.Ordinal);
            seen.Add(text);
        }

        await Eventually.HoldsAsync(() => File.ReadAllText(document).EndsWith("\nLine 999.\n", StringComparison.Ordinal));
        // A write follows a moment without changes, or two seconds with them.
        Assert.InRange(seen.Count, 1, 2 + (Stopwatch.GetElapsedTime(start) / TimeSpan.FromMilliseconds(300)));
        string watched = File.ReadAllText(document);

        using Process signal = Process.Start("/bin/sh", ["-c", $"kill -INT {watching.Id}"]);
        await watching.WaitForExitAsync().WaitAsync(Patience.Limit);
        Assert.Equal(130, watching.ExitCode);
        Assert.Empty(Directory.EnumerateFiles(home.Output, "*.tmp*"));

        // What is written while watching is what a run of its own writes.
        Assert.Equal(0, (await home.Program.RunAsync("export")).ExitCode);
        Assert.Equal(watched, File.ReadAllText(home.Document(".md")));
    }

    [Fact]
    public async Task A_session_whose_branch_is_unknown_is_left_out_of_a_branch_both_ways()
    {
        using var home = new ExportingHome();
        home.Say("First");
        Assert.Equal(0, (await home.Program.RunAsync("export", "-b", "main")).ExitCode);
        using Process watching = Process.Start(home.Program.CommandOf(null, "export", "--watch", "-b", "main").CreateStartInfo())!;
        Assert.Equal("No session was exported.", await watching.StandardOutput.ReadLineAsync().WaitAsync(Patience.Limit));
        home.Say("Second");
        await Task.Delay(TimeSpan.FromSeconds(1));
        using Process signal = Process.Start("/bin/sh", ["-c", $"kill -INT {watching.Id}"]);
        await watching.WaitForExitAsync().WaitAsync(Patience.Limit);
        Assert.Empty(Directory.EnumerateFiles(home.Output, "2*"));
    }

    [Fact]
    public async Task Git_sees_nothing_of_an_export()
    {
        using var home = new ExportingHome();
        home.Say("First");
        await new Command("git", "init", "-q", home.Project).RunAsync();
        Assert.Equal(0, (await home.Program.RunAsync("export")).ExitCode);
        Assert.NotEmpty(home.Document(".md"));
        Assert.Empty((await new Command("git", "-C", home.Project, "status", "--porcelain", "--untracked-files=all").RunAsync()).StandardOutput);
    }

    [Fact]
    public async Task The_time_zone_makes_no_second_file()
    {
        using var home = new ExportingHome();
        home.Say("First");
        CliRunner program = home.Program;
        await (program with { Variables = program.Variables.Add("TZ", "UTC") }).RunAsync("export");
        string before = home.Document(".md");
        await (program with { Variables = program.Variables.Add("TZ", "Asia/Tokyo").SetItem("LANG", "C") }).RunAsync("export");
        Assert.Equal(before, home.Document(".md"));
    }
}
