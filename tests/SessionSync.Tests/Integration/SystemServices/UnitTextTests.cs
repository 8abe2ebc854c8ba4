using SessionSync.Cli.Integration.SystemServices;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class UnitTextTests
{
    [Theory]
    [InlineData("/home/me/.local/bin/sync-sessions", "/home/me/.local/bin/sync-sessions")]
    [InlineData("/two words/é", "\"/two words/é\"")]
    [InlineData("/100%h", "\"/100%%h\"")]
    [InlineData("/cost $HOME", ":\"/cost $HOME\"")]
    [InlineData("/o'brien", ":/bin/sh -c \"exec \\\"$0\\\" \\\"$@\\\"\" \"/o'brien\"")]
    [InlineData("/a\"b\\c\nd", ":/bin/sh -c \"exec \\\"$0\\\" \\\"$@\\\"\" \"/a\\\"b\\\\c\\x0ad\"")]
    public void A_path_is_quoted_so_that_systemd_runs_it(string path, string expected) => Assert.Equal(expected, UnitText.Program(path));

    [Fact]
    public void A_variable_keeps_its_dollars_and_loses_no_percent_sign() => Assert.Equal(
        "\"A=1 $x\" \"B=50%%\"", UnitText.Assignments([new("A", "1 $x"), new("B", "50%")]));
}
