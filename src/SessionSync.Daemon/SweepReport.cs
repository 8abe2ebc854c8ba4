using System.Globalization;
using System.Text.Json;
using Serilog;
using SessionSync.Model;

namespace SessionSync.Daemon;

/// <summary>Makes log events of what a sweep says about itself. Of a session at most the agent and the id are logged, never a title or a text.</summary>
internal sealed class SweepReport(ILogger log)
{
    public void Begun(DateTimeOffset due) => log.Information("Sweep begun, due at {Due}", LocalTime.Text(due));

    public void NotStarted(string why) => log.Error("The sweep could not be started: {Why}", Printable.Line(why));

    /// <summary>A line of its standard output.</summary>
    public void Line(string line) => Read(line, json =>
    {
        switch (Text(json, "type"))
        {
            case "session" when Text(json, "status") == "failed":
                log.Warning("{Target}: session {Agent} {Id} failed: {Reason}", Text(json, "target"), Text(json, "agent"), Text(json, "id"), Text(json, "reason"));
                break;
            case "summary":
                foreach (JsonElement target in json.GetProperty("targets").EnumerateArray())
                {
                    log.Information("{Summary}", Required(target, "text"));
                }

                break;
        }
    });

    /// <summary>All it wrote to its standard error, of which the middle may be missing.</summary>
    public void Errors(string text)
    {
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Read(line, json =>
            {
                switch (Text(json, "type"))
                {
                    case "error":
                        log.Warning("{What}", Sentence(Text(json, "target"), $"{Text(json, "what")}. {Text(json, "why")}"));
                        break;
                    case "warning":
                        log.Warning("{What}", Sentence(Text(json, "target"), Text(json, "text")));
                        break;
                }
            });
        }
    }

    /// <param name="code">Null if it had to be killed.</param>
    public void Ended(int? code, TimeSpan elapsed)
    {
        string seconds = Text(elapsed);
        switch (code is { } known ? (ExitCode)known : null as ExitCode?)
        {
            case ExitCode.Success:
                log.Information("Sweep done after {Seconds}", seconds);
                break;
            case ExitCode.Partial:
                log.Warning("Sweep done after {Seconds}, with failures", seconds);
                break;
            case ExitCode.Unreachable:
                log.Warning("Sweep done after {Seconds}: nothing could be reached", seconds);
                break;
            case ExitCode.Interrupted or ExitCode.Terminated:
                log.Information("Sweep ended early, after {Seconds}", seconds);
                break;
            case null:
                log.Error("The sweep did not end when it was told to, and was killed after {Seconds}", seconds);
                break;
            case { } other:
                log.Error("Sweep failed after {Seconds}, with exit code {Code}", seconds, (int)other);
                break;
        }
    }

    /// <summary>Reads a line as JSON. A line that is not of the kind expected was not meant for us, such as a word of the runtime: it may hold anything, so
    /// it is not repeated.</summary>
    private void Read(string line, Action<JsonElement> use)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            use(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            log.Warning("The sweep said something that cannot be understood ({Length} characters)", line.Length);
        }
    }

    private static string Sentence(string target, string text) =>
        target.Length == 0 || text.Contains(target, StringComparison.Ordinal) ? text.TrimEnd(' ', '.') : $"{target}: {text.TrimEnd(' ', '.')}";

    private static string Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? Printable.Line(value.GetString()!) : "";

    /// <exception cref="KeyNotFoundException">It is not there.</exception>
    private static string Required(JsonElement json, string name) => Printable.Line(json.GetProperty(name).GetString() ?? "");

    private static string Text(TimeSpan elapsed) => elapsed < TimeSpan.FromMinutes(1)
        ? $"{elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s"
        : $"{(long)elapsed.TotalMinutes} min {elapsed.Seconds} s";
}
