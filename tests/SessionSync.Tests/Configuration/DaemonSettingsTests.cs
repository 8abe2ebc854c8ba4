using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Tests.Support;

namespace SessionSync.Tests.Configuration;

public sealed class DaemonSettingsTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1_800)]
    [InlineData("2h", 7_200)]
    [InlineData("31d", 2_678_400)]
    [InlineData("1s", 1)]
    public void A_time_is_a_number_with_its_unit(string text, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SettingValues.ParsePeriod(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("30")]
    [InlineData("1.5h")]
    [InlineData("32d")]
    [InlineData("99999999999s")]
    public void What_is_no_time_is_none(string text) => Assert.Null(SettingValues.ParsePeriod(text));

    [Theory]
    [InlineData(90, "90s")]
    [InlineData(120, "2m")]
    [InlineData(7_200, "2h")]
    [InlineData(172_800, "2d")]
    public void A_time_is_written_in_its_largest_unit(int seconds, string text) => Assert.Equal(text, SettingValues.Format(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_stronger_layer_replaces_the_whole_schedule_and_leaves_the_store()
    {
        DaemonSettings file = new() { Cron = "0 * * * *", Store = "Host=db" };
        DaemonSettings flags = new() { Every = TimeSpan.FromMinutes(5) };

        Assert.Equal(new DaemonSettings { Every = flags.Every, Store = "Host=db" }, flags.Over(file));
        Assert.Equal(file, DaemonSettings.None.Over(file));
    }

    [Fact]
    public async Task The_store_is_not_shown()
    {
        using CommandLineRun run = new() { Variables = { ["SYNC_SESSIONS_DAEMON_CRON"] = "0 9 * * *" } };
        run.WriteConfig("""{ "daemon": { "every": "5m", "store": "Host=db;Password=hunter2" } }""");

        await run.RunAsync("config", "show", "--origin");

        Assert.EndsWith("daemon.cron\t0 9 * * *\tenvironment\ndaemon.store\t(not shown)\tfile\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rhythm_and_a_cron_expression_exclude_each_other()
    {
        using CommandLineRun run = new();

        Assert.Equal(ExitCode.Usage, await run.RunAsync("daemon", "--every", "1h", "--cron", "0 * * * *"));
        Assert.Contains("--every and --cron exclude each other", run.Error, StringComparison.Ordinal);
    }
}
