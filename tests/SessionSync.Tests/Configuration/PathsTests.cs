using SessionSync.Cli;

namespace SessionSync.Tests.Configuration;

public sealed class PathsTests
{
    [Fact]
    public void Without_variables_everything_lies_where_the_xdg_rules_say() => Assert.Equal(
        new Paths("/home/me/.config/session-sync/config.json", "/home/me/.local/state/session-sync", "/home/me/.cache/session-sync", "/home/me/.local/share/session-sync"),
        Paths.Resolve("/home/me", "/work", static _ => null));

    [Fact]
    public void The_xdg_variables_move_everything() => Assert.Equal(
        new Paths("/x/XDG_CONFIG_HOME/session-sync/config.json", "/x/XDG_STATE_HOME/session-sync", "/x/XDG_CACHE_HOME/session-sync", "/x/XDG_DATA_HOME/session-sync"),
        Paths.Resolve("/home/me", "/work", static name => name.StartsWith("XDG", StringComparison.Ordinal) ? $"/x/{name}" : null));

    [Fact]
    public void A_relative_xdg_variable_is_ignored() => Assert.Equal(
        "/home/me/.config/session-sync/config.json",
        Paths.Resolve("/home/me", "/work", static name => name == "XDG_CONFIG_HOME" ? "here" : null).ConfigFile);

    [Theory]
    [InlineData("/etc/my.json", "/etc/my.json")]
    [InlineData("my.json", "/work/my.json")]
    [InlineData("", "/home/me/.config/session-sync/config.json")]
    public void A_variable_of_our_own_names_the_file(string value, string expected) => Assert.Equal(
        expected, Paths.Resolve("/home/me", "/work", name => name == "SYNC_SESSIONS_CONFIG" ? value : null).ConfigFile);
}
