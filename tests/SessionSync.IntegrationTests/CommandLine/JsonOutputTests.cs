using System.Text.Json.Nodes;
using SessionSync.IntegrationTests.Infrastructure;

namespace SessionSync.IntegrationTests.CommandLine;

/// <summary>What programs read.</summary>
public sealed class JsonOutputTests
{
    private static readonly string[] SessionFields =
        ["type", "target", "agent", "id", "title", "action", "direction", "reason", "bytes", "size", "last_message_at", "status", "detail"];

    private static readonly string[] SummaryFields =
    [
        "target", "pushed", "pulled", "appended", "merged", "unchanged", "skipped", "failed", "older", "bytes_sent", "bytes_received", "connections", "seconds", "text",
    ];

    [Theory]
    [InlineData("sync", "session")]
    [InlineData("--dry-run", "plan")]
    public async Task A_line_for_each_session_is_followed_by_the_summary(string argument, string type)
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add();
        machines.There.Add();

        SyncReport report = await machines.SyncAsync(argument);

        string[] lines = report.Result.StandardOutput.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.All(line, character => Assert.True(character is >= ' ' and <= '~')));
        foreach (JsonObject line in report.Lines.SkipLast(1))
        {
            Assert.Equal(SessionFields, line.Select(field => field.Key));
            Assert.Equal(type, line["type"]!.GetValue<string>());
            Assert.Equal("claude-code", line["agent"]!.GetValue<string>());
            Assert.Equal("ok", line["status"]!.GetValue<string>());
            Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", line["last_message_at"]!.GetValue<string>());
        }

        JsonObject summary = report.Lines[^1];
        Assert.Equal(["type", "targets"], summary.Select(field => field.Key));
        Assert.Equal("summary", summary["type"]!.GetValue<string>());
        Assert.Equal(SummaryFields, summary["targets"]![0]!.AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task The_seconds_that_are_told_passed_on_the_wall()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.There.Add();
        long start = TimeProvider.System.GetTimestamp();

        SyncReport report = await machines.SyncAsync();

        double wall = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        Assert.InRange(report.Lines[^1]["targets"]![0]!["seconds"]!.GetValue<double>(), 0.001, wall);
    }

    [Fact]
    public async Task Nothing_to_do_is_a_summary_alone()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();

        SyncReport report = await machines.SyncAsync();

        Assert.Equal("summary", Assert.Single(report.Lines)["type"]!.GetValue<string>());
        Assert.Empty(report.Result.StandardError);
    }

    [Fact]
    public async Task A_failure_is_an_object_with_its_three_parts_on_the_error_stream()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Targets = [$"dir:{machines.Combine("missing")}"];

        SyncReport report = await machines.RunAsync();

        report.Result.ShouldExitWith(4);
        JsonObject error = JsonNode.Parse(report.Result.StandardError)!.AsObject();
        Assert.Equal(["type", "target", "code", "what", "why", "do"], error.Select(field => field.Key));
        Assert.Equal(("error", 4), (error["type"]!.GetValue<string>(), error["code"]!.GetValue<int>()));
        Assert.NotEmpty(error["do"]!.AsArray());
    }

    [Fact]
    public async Task Titles_come_from_the_sessions_and_hold_nothing_that_a_terminal_obeys()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add().AppendLine("""{"type":"custom-title","customTitle":"A \u001b[31mred\u001b[0m title\u0007","sessionId":"x"}""");

        SyncReport report = await machines.SyncAsync();

        Assert.Equal("A red title", report.Session.Title);
    }

    [Fact]
    public async Task For_people_there_is_a_table_and_a_summary_line_and_for_nobody_there_is_nothing()
    {
        using var machines = await TwoMachines.WithDirectoryAsync();
        machines.Here.Add().AppendLine("""{"type":"custom-title","customTitle":"My title","sessionId":"x"}""");

        CommandResult plan = (await machines.Cli.RunAsync(["--dry-run", .. machines.Targets])).ShouldExitWith(0);
        CommandResult silent = (await machines.Cli.RunAsync(["--quiet", .. machines.Targets])).ShouldExitWith(0);
        CommandResult again = (await machines.Cli.RunAsync([.. machines.Targets])).ShouldExitWith(0);

        Assert.Contains("My title", plan.StandardOutput + plan.StandardError, StringComparison.Ordinal);
        Assert.Contains("1 to push", plan.StandardOutput + plan.StandardError, StringComparison.Ordinal);
        Assert.Equal(("", ""), (silent.StandardOutput, silent.StandardError));
        Assert.Contains("nothing to do, 1 session in sync", again.StandardOutput + again.StandardError, StringComparison.Ordinal);
    }
}
