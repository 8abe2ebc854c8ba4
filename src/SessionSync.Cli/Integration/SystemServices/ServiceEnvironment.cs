using System.Collections.Immutable;
using SessionSync.Agents;
using SessionSync.Configuration;
using SessionSync.Platform;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>The environment of a service: where programs, settings and sessions lie, and no secret.</summary>
internal static class ServiceEnvironment
{
    private static readonly ImmutableArray<string> s_places =
    [
        "DOTNET_ROOT", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "GH_CONFIG_DIR",
        SettingNames.EnvironmentPrefix + "CONFIG", SettingNames.EnvironmentPrefix + "SSH_CONFIG", SettingNames.EnvironmentPrefix + "TRANSPORT", .. AgentCatalog.Variables.Except(["XDG_DATA_HOME"]),
    ];

    /// <summary>The system starts a service without the variables of a terminal, so those that name a place come along.</summary>
    public static ImmutableArray<KeyValuePair<string, string>> Collect(HostEnvironment host)
    {
        ImmutableArray<KeyValuePair<string, string>>.Builder variables = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        variables.Add(new("PATH", SearchPath.For(host.Variable("PATH") ?? "")));
        foreach (string name in s_places)
        {
            if (host.Variable(name) is { Length: > 0 } place)
            {
                variables.Add(new(name, Path.GetFullPath(place, host.WorkingDirectory)));
            }
        }

        return variables.ToImmutable();
    }
}
