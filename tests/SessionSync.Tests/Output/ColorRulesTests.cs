using SessionSync.Cli.Output;
using SessionSync.Configuration;

namespace SessionSync.Tests.Output;

public sealed class ColorRulesTests
{
    [Theory]
    [InlineData(ColorMode.Auto, true, "", true)]
    [InlineData(ColorMode.Auto, false, "", false)]
    [InlineData(ColorMode.Auto, true, "NO_COLOR=1", false)]
    [InlineData(ColorMode.Auto, true, "NO_COLOR=", true)]
    [InlineData(ColorMode.Auto, true, "TERM=dumb", false)]
    [InlineData(ColorMode.Auto, false, "CLICOLOR_FORCE=1", true)]
    [InlineData(ColorMode.Auto, false, "CLICOLOR_FORCE=0", false)]
    [InlineData(ColorMode.Auto, false, "CLICOLOR_FORCE=1 NO_COLOR=1", false)]
    [InlineData(ColorMode.Always, false, "NO_COLOR=1 TERM=dumb", true)]
    [InlineData(ColorMode.Never, true, "CLICOLOR_FORCE=1", false)]
    public void What_is_typed_goes_before_the_environment_before_the_terminal(ColorMode mode, bool isTerminal, string variables, bool expected)
    {
        Dictionary<string, string> environment = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(static pair => pair.Split('=')[0], static pair => pair.Split('=')[1]);

        Assert.Equal(expected, ColorRules.IsColored(mode, isTerminal, environment.GetValueOrDefault));
    }
}
