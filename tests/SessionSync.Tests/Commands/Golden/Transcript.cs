using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SessionSync.Cli;
using SessionSync.Cli.Output;
using SessionSync.Tests.Architecture;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Golden;

/// <summary>Command lines with everything that the program answers to them.</summary>
internal static partial class Transcript
{
    private const string Prompt = "$ sync-sessions";

    /// <summary>The settings that each line finds.</summary>
    public const string Settings = """
        { "targets": [{ "name": "work", "url": "ssh:me@host" }, { "name": "box", "url": "my-codespace", "repository": "octocat/hello" }] }
        """;

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "SessionSync.Tests", "Commands", "Golden", "transcripts");

    /// <summary>The command lines in a transcript, each as its words.</summary>
    public static IEnumerable<string[]> Lines(string transcript) =>
        transcript.Split('\n').Where(IsPrompt).Select(static line => Words(line[Prompt.Length..]));

    /// <summary>The same transcript with what is answered now.</summary>
    public static async Task<string> ReplayAsync(string transcript)
    {
        StringBuilder replayed = new();
        foreach (string line in transcript.Split('\n').Where(static line => line is "" or ['$' or '#', ..]))
        {
            replayed.Append(line).Append('\n');
            if (IsPrompt(line))
            {
                replayed.Append(await AnswerAsync(Words(line[Prompt.Length..])));
            }
        }

        replayed.Length--;
        return replayed.ToString();
    }

    private static bool IsPrompt(string line) => line.StartsWith(Prompt, StringComparison.Ordinal);

    private static async Task<string> AnswerAsync(string[] words)
    {
        using CommandLineRun run = new();
        run.WriteConfig(Settings);
        ExitCode code = await run.RunAsync(words);
        StringBuilder answer = new();
        answer.Append(run.Request is null ? "" : $"> {RequestText.Of(run.Request, run.Report!)}\n");
        answer.Append(run.SweepRequest is null ? "" : $"> {RequestText.Of(run.SweepRequest, run.Report!)}\n");
        AppendLines(answer, "|", Neutral(run.Out, run));
        AppendLines(answer, "!", Neutral(run.Error, run));
        return answer.Append(CultureInfo.InvariantCulture, $"= {(int)code}\n").ToString();
    }

    private static void AppendLines(StringBuilder answer, string mark, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        bool isWhole = text.EndsWith('\n');
        foreach (string line in (isWhole ? text[..^1] : text).Split('\n'))
        {
            answer.Append(line.Length == 0 ? mark : $"{mark} {line}").Append('\n');
        }

        answer.Append(isWhole ? "" : $"{mark}\\ no newline\n");
    }

    private static string Neutral(string text, CommandLineRun run) => text
        .Replace(run.WorkingDirectory, "FOLDER", StringComparison.Ordinal)
        .Replace(typeof(Application).Assembly.GetName().Version!.ToString(3), "VERSION", StringComparison.Ordinal);

    private static string[] Words(string line) =>
        [.. Word().Matches(line).Select(static word => word.Value.Replace("'", "", StringComparison.Ordinal))];

    [GeneratedRegex("(?:[^ ']|'[^']*')+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();
}
