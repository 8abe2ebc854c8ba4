using SessionSync.Configuration;

namespace SessionSync.Tests.Configuration;

public sealed class SettingsPrecedenceTests
{
    [Theory]
    [InlineData(1, 2, 3, 1, SettingOrigin.Flag)]
    [InlineData(null, 2, 3, 2, SettingOrigin.Environment)]
    [InlineData(null, null, 3, 3, SettingOrigin.File)]
    [InlineData(null, null, null, 7, SettingOrigin.Default)]
    public void The_flag_goes_before_the_environment_before_the_file(int? flag, int? environment, int? file, int days, SettingOrigin origin)
    {
        SettingsLayer[] layers =
        [
            new(SettingOrigin.Flag) { Days = flag }, new(SettingOrigin.Environment) { Days = environment }, new(SettingOrigin.File) { Days = file },
        ];

        Assert.Equal(days, Settings.Combine(layers).Days);
        Assert.Equal(new OriginatedSetting("days", $"{days}", origin), OriginatedSetting.List([.. layers])[0]);
    }

    [Fact]
    public void The_environment_can_say_everything_but_targets()
    {
        Dictionary<string, string> variables = new()
        {
            ["SYNC_SESSIONS_DAYS"] = "30",
            ["SYNC_SESSIONS_PREFER"] = "newer",
            ["SYNC_SESSIONS_PARALLEL"] = "2",
            ["SYNC_SESSIONS_TIMEOUT"] = "2m",
            ["SYNC_SESSIONS_COLOR"] = "",
        };

        SettingsLayer layer = EnvironmentSettings.Read(variables.GetValueOrDefault);

        Assert.Equal(
            new SettingsLayer(SettingOrigin.Environment) { Days = 30, Prefer = DivergencePreference.Newer, Parallel = 2, Timeout = TimeSpan.FromMinutes(2) }, layer);
    }

    [Fact]
    public void A_variable_that_makes_no_sense_is_named()
    {
        SyncException refusal = Assert.Throws<SyncException>(() => EnvironmentSettings.Read(static name => name == "SYNC_SESSIONS_DAYS" ? "soon" : null));

        Assert.Contains("SYNC_SESSIONS_DAYS", refusal.What, StringComparison.Ordinal);
        Assert.Contains("'soon'", refusal.Why, StringComparison.Ordinal);
    }
}
