using System.Diagnostics;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Tests.Platform;

namespace SessionSync.Tests.Stores.Machines.Wire;

/// <summary>What the far side's program for lists makes of the ends of files: each is read by one command, or, where there are too many files for one, by several.</summary>
public sealed class RemoteJoinTests : IDisposable
{
    private const string Whole = """{"timestamp":"2026-01-01T00:00:00Z","message":"all"}""";
    private const string Cut = """{"timestamp":"2026-01-01T00:00:0""";

    private const string Join = """
        cd "$0" || exit
        for file in one two; do echo "$file 1 2"; done >input
        echo '=-=' >>input
        for files in "$@"; do tail -c 4096 /dev/null $files >>input; done
        printf '\nMARK\n' >>input
        HEADS= awk -v keys=timestamp -v sep='|' -v mark=MARK -f remote.awk input
        """;

    private readonly ScratchDirectory _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("one two")]
    [InlineData("one", "two")]
    [InlineData("two", "one")]
    public void A_file_that_ends_in_the_middle_of_its_only_line_is_marked(params string[] commands) =>
        Assert.Equal(["one 1 2|-", "two 1 2|2026-01-01T00:00:00Z"], Lines(Cut, Whole + "\n", commands));

    [Theory]
    [InlineData("one two")]
    [InlineData("one", "two")]
    [InlineData("two", "one")]
    public void A_file_whose_last_line_is_whole_is_not(params string[] commands) =>
        Assert.Equal(["one 1 2|", "two 1 2|"], Lines("{\"other\":1}\n", "{\"other\":2}\n", commands));

    [Theory]
    [InlineData("one two")]
    [InlineData("one", "two")]
    public void What_comes_before_a_cut_line_counts(params string[] commands) =>
        Assert.Equal(["one 1 2|2026-01-01T00:00:00Z", "two 1 2|2026-01-01T00:00:00Z"], Lines($"{Whole}\n{Cut}", $"{Whole}\n{Whole}", commands));

    private string[] Lines(string one, string two, string[] commands)
    {
        File.WriteAllText(_scratch.At("one"), one);
        File.WriteAllText(_scratch.At("two"), two);
        using (Stream script = typeof(ClaudeCodeAgent).Assembly.GetManifestResourceStream("remote.awk")!)
        using (FileStream file = File.Create(_scratch.At("remote.awk")))
        {
            script.CopyTo(file);
        }

        using Process process = Process.Start(new ProcessStartInfo("sh", ["-c", Join, _scratch.At(""), .. commands]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
