using SessionSync.Daemon;

namespace SessionSync.Tests.Daemon;

public sealed class DaemonRequestTests
{
    [Fact]
    public void What_the_command_line_passes_on_is_understood_in_full()
    {
        DaemonRequest request = DaemonRequest.Read(
            ["--every", "90s", "--now", "--colored", "/home/me", "/state", "/settings.json", "/usr/bin/dotnet", "sync-sessions.dll"], static _ => null)!;

        Assert.Equal(("/home/me", "/state", "/settings.json"), (request.Home, request.StateDirectory, request.SettingsFile));
        Assert.Equal(["/usr/bin/dotnet", "sync-sessions.dll"], request.Program);
        Assert.Equal(TimeSpan.FromSeconds(90), request.Typed.Every);
        Assert.True(request.SweepNow && request.IsColored);
    }

    [Fact]
    public void A_cron_expression_is_one_word() =>
        Assert.Equal("0 4 * * *", DaemonRequest.Read(["--cron", "0 4 * * *", "/home/me", "/state", "/settings.json", "sweep"], static _ => null)!.Typed.Cron);

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("--every", "soon", "/home/me", "/state", "/settings.json", "sweep")]
    [InlineData("/home/me", "/state", "/settings.json")]
    public void Anything_else_is_not_for_it(params string[] words) => Assert.Null(DaemonRequest.Read(words, static _ => null));
}
