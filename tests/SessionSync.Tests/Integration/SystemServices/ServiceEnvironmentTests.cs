using SessionSync.Cli.Integration.SystemServices;
using SessionSync.Platform;

namespace SessionSync.Tests.Integration.SystemServices;

public sealed class ServiceEnvironmentTests
{
    [Fact]
    public void Places_come_along_and_secrets_do_not()
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal)
        {
            ["PATH"] = "/usr/bin",
            ["CLAUDE_CONFIG_DIR"] = "claude",
            ["DOTNET_ROOT"] = "/opt/dotnet",
            ["GH_TOKEN"] = "secret",
            ["SSH_AUTH_SOCK"] = "/tmp/agent",
            ["XDG_STATE_HOME"] = "",
        };
        HostEnvironment host = new("/home/me", "/c", "/s", "/k", "/home/me", variables.GetValueOrDefault, false, false, false);

        Dictionary<string, string> collected = new(ServiceEnvironment.Collect(host));

        Assert.Equal(["CLAUDE_CONFIG_DIR", "DOTNET_ROOT", "PATH"], collected.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("/home/me/claude", collected["CLAUDE_CONFIG_DIR"]);
    }
}
