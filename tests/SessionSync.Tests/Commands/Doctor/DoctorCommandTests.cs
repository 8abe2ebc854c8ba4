using System.Text.Json.Nodes;
using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Doctor;

public sealed class DoctorCommandTests
{
    [Fact]
    public async Task A_broken_settings_file_is_an_error_and_stays_as_it_is()
    {
        using CommandLineRun run = new();
        run.WriteConfig("{ \"days\": oops");

        Assert.Equal(ExitCode.Failure, await run.RunAsync("doctor", "--json"));

        JsonNode document = JsonNode.Parse(run.Out)!;
        JsonNode check = document["checks"]!.AsArray().Single(check => check!["check"]!.GetValue<string>() == "settings")!;
        Assert.Equal(("error", "error"), (document["verdict"]!.GetValue<string>(), check["verdict"]!.GetValue<string>()));
        Assert.Equal("{ \"days\": oops", await File.ReadAllTextAsync(run.ConfigFile));
        Assert.Contains(document["checks"]!.AsArray(), other => other!["check"]!.GetValue<string>() == "space");
    }

    [Fact]
    public async Task A_broken_settings_file_stops_status_with_the_usual_message()
    {
        using CommandLineRun run = new();
        run.WriteConfig("{");

        Assert.Equal(ExitCode.Usage, await run.RunAsync("status"));

        Assert.Empty(run.Out);
        Assert.Contains(run.ConfigFile, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_without_any_target_is_a_result()
    {
        using CommandLineRun run = new() { IsTerminal = true };

        Assert.Equal(ExitCode.Success, await run.RunAsync("status"));

        Assert.StartsWith("There is nothing to sync with", run.Out, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("doctor")]
    [InlineData("status")]
    public async Task Their_names_are_no_targets(string verb)
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("target", "add", verb, "ssh:host"));
    }
}
