using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Output;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands.Config;

/// <summary><c>config</c>: which settings are in force, and where they are kept.</summary>
internal static class ConfigCommand
{
    public static CommandNode Create(Services services) => new("config", "Show the settings in force or where they are kept, or change one")
    {
        Subcommands = [Show(services), ConfigSetCommand.Create(services), ShowPath(services)],
    };

    private static CommandNode Show(Services services)
    {
        Option<bool> origin = Options.Switch("--origin", "Also show where each value comes from");
        Option<bool> json = Options.Switch("--json", "Print one JSON document, origins included");
        return new CommandNode("show", "Show the settings in force")
        {
            Examples = [("sync-sessions config show --origin", "Settings, and who made them")],
            Options = [origin, json],
            Handler = result =>
            {
                if (result.GetValue(json))
                {
                    ShowJson(services);
                }
                else
                {
                    Show(services, result.GetValue(origin));
                }

                return Task.FromResult(ExitCode.Success);
            },
        };
    }

    private static void Show(Services services, bool withOrigin)
    {
        Columns columns = new(services.Host.IsOutputTerminal);
        foreach (OriginatedSetting setting in InForce(services))
        {
            Add(columns, setting, withOrigin);
        }

        columns.WriteTo(services.Streams.Out);
    }

    private static void ShowJson(Services services) => services.Streams.Out.WriteLine(JsonLine.Text(json =>
    {
        json.WriteStartArray("settings");
        foreach (OriginatedSetting setting in InForce(services))
        {
            json.WriteStartObject();
            json.WriteString("key", setting.Key);
            json.WriteString("value", setting.Value);
            json.WriteString("origin", NameOf(setting.Origin));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));

    private static IEnumerable<OriginatedSetting> InForce(Services services)
    {
        ImmutableArray<SettingsLayer> layers = [EnvironmentSettings.Read(services.Host.Variable), new SettingsFile(services.Host.ConfigFile).Read()];
        return
        [
            .. OriginatedSetting.List(layers),
            .. Settings.Combine(layers.AsSpan()).Targets.Select(static target => new OriginatedSetting($"target {target.Name}", target.Url, SettingOrigin.File)),
        ];
    }

    private static void Add(Columns columns, OriginatedSetting setting, bool withOrigin)
    {
        string value = setting.Remark is { } remark ? $"{setting.Value} ({remark})" : setting.Value;
        if (withOrigin)
        {
            columns.Add(setting.Key, value, NameOf(setting.Origin));
        }
        else
        {
            columns.Add(setting.Key, value);
        }
    }

    private static string NameOf(SettingOrigin origin) => origin switch
    {
        SettingOrigin.Flag => "flag",
        SettingOrigin.Environment => "environment",
        SettingOrigin.File => "file",
        _ => "default",
    };

    private static CommandNode ShowPath(Services services) => new("path", "Print the path of the settings file, whether or not it exists")
    {
        Examples = [("$EDITOR \"$(sync-sessions config path)\"", "Edit the settings")],
        Handler = _ =>
        {
            services.Streams.Out.WriteLine(services.Host.ConfigFile);
            return Task.FromResult(ExitCode.Success);
        },
    };
}
