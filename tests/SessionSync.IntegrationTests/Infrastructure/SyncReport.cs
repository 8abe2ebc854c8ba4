using System.Text.Json.Nodes;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>What a run with <c>--json</c> printed.</summary>
public sealed record SyncReport(CommandResult Result)
{
    /// <summary>Everything on standard output, an object each line.</summary>
    public IReadOnlyList<JsonObject> Lines { get; } = Parse(Result.StandardOutput);

    /// <summary>The lines about sessions, done or planned.</summary>
    public IReadOnlyList<SessionLine> Sessions => [.. Lines.Where(line => line["type"]!.GetValue<string>() is "session" or "plan").Select(line => new SessionLine(line))];

    /// <summary>The only session that was told about.</summary>
    public SessionLine Session => Assert.Single(Sessions);

    /// <summary>The texts of the warnings.</summary>
    public IReadOnlyList<string> Warnings =>
        [.. Parse(Result.StandardError).Where(line => line["type"]!.GetValue<string>() == "warning").Select(line => line["text"]!.GetValue<string>())];

    public SummaryOfTarget Summary => Assert.Single(Summaries);

    public IReadOnlyList<SummaryOfTarget> Summaries => [.. Lines[^1]["targets"]!.AsArray().Select(target => new SummaryOfTarget(target!.AsObject()))];

    /// <summary>Each target with the project it was swept for.</summary>
    public IEnumerable<(string Target, string Project)> Projects =>
        Lines[^1]["targets"]!.AsArray().Select(target => (target!["target"]!.GetValue<string>(), target["project"]!.GetValue<string>()));

    /// <summary>Fails unless the run had nothing to write on any side.</summary>
    public void ShouldBeQuiet()
    {
        Assert.True(Sessions.Count == 0, $"There was something to do:\n{Result.StandardOutput}{Result.StandardError}");
        Assert.All(Summaries, summary => Assert.Equal((0, 0, 0, 0, 0, 0), summary.Counts));
    }

    private static List<JsonObject> Parse(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{')).Select(line => JsonNode.Parse(line)!.AsObject())];
}
