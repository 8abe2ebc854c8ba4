using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Golden;

/// <summary>The command line stays as it is, unless a change of it is meant; see the README beside this file.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Transcripts { get; } = [.. Directory.GetFiles(Transcript.Folder).Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task Every_command_line_is_answered_as_before(string name)
    {
        string file = Path.Combine(Transcript.Folder, $"{name}.txt");
        string expected = await File.ReadAllTextAsync(file);

        string replayed = await Transcript.ReplayAsync(expected);

        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, replayed);
            return;
        }

        Assert.Equal(expected, replayed);
    }

    [Fact]
    public async Task The_help_of_every_command_is_in_a_transcript()
    {
        HashSet<string> asked = [.. Directory.GetFiles(Transcript.Folder).SelectMany(static file => Transcript.Lines(File.ReadAllText(file))).Select(static words => string.Join(' ', words))];

        await foreach (string path in CommandsBelowAsync(""))
        {
            Assert.Contains($"{path} --help".TrimStart(), asked);
        }
    }

    /// <summary>The words that lead to each command, read from the list of commands in the help of the one above it; but not to help, which is that of the others.</summary>
    private static async IAsyncEnumerable<string> CommandsBelowAsync(string path)
    {
        yield return path;
        using CommandLineRun run = new();
        Assert.Equal(ExitCode.Success, await run.RunAsync($"{path} --help".Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        string[] lines = run.Out.Split('\n');
        foreach (string line in lines.SkipWhile(static line => line != "Commands:").Skip(1).TakeWhile(static line => line.Length > 0).Where(static line => line[2] != ' ' && !line.StartsWith("  help ", StringComparison.Ordinal)))
        {
            await foreach (string below in CommandsBelowAsync($"{path} {line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]}".TrimStart()))
            {
                yield return below;
            }
        }
    }
}
