using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Agents.ClaudeCode;

public sealed class RemoteParityTests
{
    private const string Join = """
        for file; do echo "$file 1 2"; done >"$0/input"
        echo '=-=' >>"$0/input"
        tail -c 16384 /dev/null "$@" >>"$0/input"
        printf '\nMARK\n' >>"$0/input"
        head -c 4096 /dev/null "$@" >>"$0/input"
        tr -d '\000' <"$0/input" | HEADS="$(printf 'sessionId\036cwd\036\036')" LC_ALL=C awk -v keys="timestamp cwd" -v sep="|" -v mark=MARK -f "$0/remote.awk"
        """;

    [Fact]
    public async Task The_remote_script_reads_the_same_ends_as_this_library()
    {
        string[] transcripts = [.. Claude.AllTranscripts()];
        int compared = 0;
        foreach (string line in await JoinAsync(transcripts))
        {
            string[] fields = line.Split('|');
            string path = fields[0][..^" 1 2".Length];
            using FileStream stream = File.OpenRead(path);
            TranscriptTail tail = Claude.Agent.ReadTail(stream);

            // The script looks no further back than its window; what it does find must be the same.
            compared += Compare(fields[1], text => Instant(text) == tail.Head, path);
            compared += Compare(fields[2], text => JsonSerializer.Deserialize<string>($"\"{text}\"") == tail.WorkingDirectory, path);
        }

        Assert.True(compared > transcripts.Length, $"Only {compared} values of {transcripts.Length} transcripts were found.");
    }

    [Fact]
    public async Task The_remote_script_reads_the_same_beginnings_as_this_library()
    {
        string[] transcripts = [.. Claude.AllTranscripts()];
        foreach (string line in await JoinAsync(transcripts))
        {
            string[] fields = line.Split('|', 6);
            string path = fields[0][..^" 1 2".Length];
            await using FileStream stream = File.OpenRead(path);
            HeaderValue?[] values = [.. HeaderReader.Read(stream, ["sessionId", "cwd", ""])];

            // The quotes that were in the way of a value's text are escaped on the wire.
            Assert.Equal(values.Select(static value => value is null ? "" : $"{value.Start} {value.Length}"), fields[3..].Select(static field => string.Join(' ', field.Split(' ').Take(2))));
            Assert.Equal(values[0]?.Text ?? "", fields[3].Split(' ', 3).Last());
            Assert.Equal(values[2]?.Text ?? "", fields[5].Split(' ', 3).Last());
        }
    }

    private static int Compare(string found, Func<string, bool> isSame, string path)
    {
        Assert.True(found.Length == 0 || isSame(found), $"{found} in {path}");
        return found.Length == 0 ? 0 : 1;
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static async Task<string[]> JoinAsync(string[] transcripts)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("session-sync-");
        try
        {
            await using (Stream script = typeof(ClaudeCodeAgent).Assembly.GetManifestResourceStream("remote.awk")!)
            await using (FileStream file = File.Create(Path.Combine(folder.FullName, "remote.awk")))
            {
                await script.CopyToAsync(file);
            }

            ProcessStartInfo start = new("sh", ["-c", Join, folder.FullName, .. transcripts]) { RedirectStandardOutput = true, UseShellExecute = false };
            using Process process = Process.Start(start)!;
            string output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(transcripts.Length, lines.Length);
            return lines;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
