using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model;

namespace SessionSync.Cli.Commands.Config;

/// <summary><c>config set</c>.</summary>
internal static class ConfigSetCommand
{
    public static CommandNode Create(Services services)
    {
        Argument<string> key = Options.One("KEY", "The setting, as 'config show' prints it", static () => SettingRules.All.Select(static one => new OfferedWord(one.Key, one.Rule)));
        Argument<string> value = Options.One("VALUE", "What it is to be");
        return new CommandNode("set", "Change one setting in the settings file; all else in it, comments too, stays as it is")
        {
            Examples = [("sync-sessions config set days 30", "Look at sessions of a month"), ("sync-sessions config set daemon.every 30m", "Have the daemon sweep every half hour")],
            Arguments = [key, value],
            Handler = result =>
            {
                Set(result.GetValue(key), result.GetValue(value), services);
                return Task.FromResult(ExitCode.Success);
            },
        };
    }

    private static void Set(string key, string value, Services services)
    {
        new SettingsFile(services.Host.ConfigFile).Set(key, value);
        services.Streams.Error.WriteLine($"'{Printable.Line(key)}' is {Printable.Line(value)} now, in {services.Host.ConfigFile}.");
        string? variable = EnvironmentSettings.Variables.FirstOrDefault(one => one.Setting == key).Name;
        if (variable is not null && services.Host.Variable(variable) is { Length: > 0 } stronger)
        {
            Reporters.Notices(services.Streams, services.Host, ColorMode.Auto, isJson: false).Warning(null, $"{variable} is {Printable.Line(stronger)}, and goes before the file");
        }
    }
}
