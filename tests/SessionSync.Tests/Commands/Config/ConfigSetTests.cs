using SessionSync.Cli.Output;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Commands.Config;

/// <summary><c>config set</c>: one value changes, and nothing else.</summary>
public sealed class ConfigSetTests : IDisposable
{
    private readonly CommandLineRun _run = new();

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("days", "30", "", "{\n  \"days\": 30\n}\n")]
    [InlineData("days", "30", "{}", "{\n  \"days\": 30\n}")]
    [InlineData("days", "30", "{\n  // a month\n  \"days\": 14, // was\n  \"prefer\": \"newer\",\n}\n", "{\n  // a month\n  \"days\": 30, // was\n  \"prefer\": \"newer\",\n}\n")]
    [InlineData("color", "never", "{\n  \"days\": 14 // two weeks\n}\n", "{\n  \"days\": 14,\n  \"color\": \"never\" // two weeks\n}\n")]
    [InlineData("daemon.every", "30m", "{\n  \"days\": 14\n}\n", "{\n  \"days\": 14,\n  \"daemon\": { \"every\": \"30m\" }\n}\n")]
    [InlineData("daemon.every", "30m", "{ \"daemon\": { \"every\": \"1h\", \"store\": \"$STORE\" } }", "{ \"daemon\": { \"every\": \"30m\", \"store\": \"$STORE\" } }")]
    [InlineData("daemon.cron", "0 \\\"* * * ?", "{\n  \"daemon\": {}\n}\n", "{\n  \"daemon\": {\n    \"cron\": \"0 \\\\\\u0022* * * ?\"\n  }\n}\n")]
    public async Task A_value_is_changed_or_added_and_every_other_byte_stays(string key, string value, string before, string after)
    {
        _run.WriteConfig(before);

        Assert.Equal(ExitCode.Success, await _run.RunAsync("config", "set", key, value));

        Assert.Equal(after, await File.ReadAllTextAsync(_run.ConfigFile));
        Assert.StartsWith($"'{key}' is {value} now, in ", _run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dasy", "3", "There is no setting 'dasy'; did you mean 'days'?")]
    [InlineData("days", "many", "'days' cannot be 'many'")]
    [InlineData("checkouts", "~/src", "'checkouts' is a list, and no single value")]
    [InlineData("daemon.cron", "0 0 * * * ?", "'every' and 'cron' exclude each other")]
    public async Task What_cannot_be_set_is_refused_and_the_file_stays(string key, string value, string error)
    {
        const string Before = """{ "daemon": { "every": "1h" } }""";
        _run.WriteConfig(Before);

        Assert.Equal(ExitCode.Usage, await _run.RunAsync("config", "set", key, value));

        Assert.Contains(error, _run.Error, StringComparison.Ordinal);
        Assert.Equal(Before, await File.ReadAllTextAsync(_run.ConfigFile));
    }

    [Fact]
    public async Task A_variable_that_goes_before_the_file_is_told()
    {
        _run.Variables["SYNC_SESSIONS_DAYS"] = "3";

        Assert.Equal(ExitCode.Success, await _run.RunAsync("config", "set", "days", "30"));

        Assert.Contains("SYNC_SESSIONS_DAYS is 3, and goes before the file", _run.Error, StringComparison.Ordinal);
    }
}
