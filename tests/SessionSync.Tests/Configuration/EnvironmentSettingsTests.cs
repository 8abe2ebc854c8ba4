using SessionSync.Configuration;

namespace SessionSync.Tests.Configuration;

public sealed class EnvironmentSettingsTests
{
    private static readonly Dictionary<string, string> s_values = new()
    {
        ["days"] = "30",
        ["prefer"] = "newer",
        ["parallel"] = "2",
        ["timeout"] = "2m",
        ["color"] = "never",
        ["daemon.every"] = "3h",
        ["daemon.cron"] = "0 9 * * 1-5",
        ["daemon.store"] = "$STORE",
    };

    public static TheoryData<string, string> Variables => [.. EnvironmentSettings.Variables.Select(static variable => (variable.Name, variable.Setting))];

    [Theory]
    [MemberData(nameof(Variables))]
    public void Each_variable_that_is_documented_sets_what_it_says(string name, string setting)
    {
        SettingsLayer layer = EnvironmentSettings.Read(asked => asked == name ? s_values[setting] : null);

        OriginatedSetting shown = Assert.Single(OriginatedSetting.List(layer), one => one.Key == setting);
        Assert.Equal((s_values[setting], SettingOrigin.Environment), (shown.Value, shown.Origin));
        Assert.Matches("^[A-Z_]+$", name);
    }

    [Fact]
    public void No_variable_is_read_that_is_not_documented()
    {
        List<string> asked = [];
        EnvironmentSettings.Read(name =>
        {
            asked.Add(name);
            return null;
        });

        Assert.Equal(EnvironmentSettings.Variables.Select(static variable => variable.Name), asked);
    }
}
