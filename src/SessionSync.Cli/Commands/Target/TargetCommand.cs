using System.Collections.Immutable;
using System.Text.Json;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Output;
using SessionSync.Configuration;
using SessionSync.Model;

namespace SessionSync.Cli.Commands.Target;

/// <summary><c>target</c>: names for machines.</summary>
internal static class TargetCommand
{
    public static CommandNode Create(Services services) => new("target", "Give names to machines, and list, test or remove them")
    {
        Subcommands =
        [
            TargetAddCommand.Create(services),
            List(services),
            TargetTestCommand.Create(services),
            TargetInstallCommand.Create(services),
            Remove(services),
        ],
    };

    private static CommandNode List(Services services)
    {
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        return new CommandNode("list", "List the configured targets: name, address, repository")
        {
            Examples = [("sync-sessions target list", "")],
            Options = [json],
            Handler = result =>
            {
                ImmutableArray<TargetSettings> targets = new SettingsFile(services.Host.ConfigFile).Read().Targets;
                if (result.GetValue(json))
                {
                    services.Streams.Out.WriteLine(JsonLine.Text(document => WriteJson(document, targets)));
                }
                else
                {
                    List(targets, services);
                }

                return Task.FromResult(ExitCode.Success);
            },
        };
    }

    private static void WriteJson(Utf8JsonWriter json, ImmutableArray<TargetSettings> targets)
    {
        json.WriteStartArray("targets");
        foreach (TargetSettings target in targets)
        {
            json.WriteStartObject();
            json.WriteString("name", target.Name);
            json.WriteString("url", target.Url);
            json.WriteString("repository", target.Repository);
            json.WriteString("ssh_config", target.SshConfig);
            json.WriteString("transport", target.Transport is { } transport ? SettingValues.Format(transport) : null);
            json.WriteStartObject("environment");
            foreach ((string name, string value) in target.Environment)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void List(ImmutableArray<TargetSettings> targets, Services services)
    {
        if (targets.IsEmpty && services.Host.IsOutputTerminal)
        {
            services.Streams.Error.WriteLine("There are no targets yet. Try: sync-sessions target add work ssh:me@host");
            return;
        }

        Columns columns = new(services.Host.IsOutputTerminal);
        foreach (TargetSettings target in targets)
        {
            columns.Add(target.Name, target.Url, target.Repository ?? "");
        }

        columns.WriteTo(services.Streams.Out);
    }

    private static CommandNode Remove(Services services)
    {
        Argument<string> name = Options.One("NAME", "The target's name", new Offers(services).Configured);
        return new CommandNode("remove", "Forget a target; nothing on the machine itself changes")
        {
            Examples = [("sync-sessions target remove work", "")],
            Arguments = [name],
            Handler = result =>
            {
                string target = result.GetValue(name);
                new SettingsFile(services.Host.ConfigFile).RemoveTarget(target);
                services.Streams.Error.WriteLine($"Removed target '{Printable.Line(target)}'.");
                return Task.FromResult(ExitCode.Success);
            },
        };
    }
}
