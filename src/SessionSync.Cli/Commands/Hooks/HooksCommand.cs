using System.Text.Json;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Integration.Hooks;
using SessionSync.Cli.Output;

namespace SessionSync.Cli.Commands.Hooks;

/// <summary><c>hooks</c>: has sessions synced without being thought of, when one connects and when an agent starts or ends.</summary>
internal static class HooksCommand
{
    private const string ClaudeCode = "claude-code";

    public static CommandNode Create(Services services) => new("hooks", "Sync when you connect to a machine, or when an agent starts and ends")
    {
        Subcommands = [Install(services), Uninstall(services), Status(services)],
    };

    private static CommandNode Install(Services services)
    {
        Option<string?> agent = AgentOption();
        Option<string?> bin = Options.Text("--bin", "DIR", "Where the commands go [default: ~/.local/bin]");
        return new CommandNode("install", "Put codespace-ssh and the other commands on your PATH, or hooks into an agent's settings")
        {
            Examples =
            [
                ("sync-sessions hooks install", "Install codespace-ssh, codespace-create, codespace-stop, codespace-delete, ssh-with-sessions and sync-dev-env"),
                ("sync-sessions hooks install --agent claude-code", "Have Claude Code sync in the background when a session begins or ends"),
            ],
            Options = [agent, bin],
            Handler = result => Task.FromResult(result.GetValue(agent) is null
                ? InstallCommands(result.GetValue(bin), services)
                : Report(Claude(services).Install(), $"Installed the hooks in {SettingsFileOfClaude(services)}.", "The hooks are installed already.", services)),
        };
    }

    private static CommandNode Uninstall(Services services)
    {
        Option<string?> agent = AgentOption();
        return new CommandNode("uninstall", "Remove what 'hooks install' installed")
        {
            Examples = [("sync-sessions hooks uninstall --agent claude-code", "Make Claude Code's settings what they were before")],
            Options = [agent],
            Handler = result => Task.FromResult(result.GetValue(agent) is null
                ? Report(Commands(services).Uninstall(), "Removed the commands.", "The commands are not installed.", services)
                : Report(Claude(services).Uninstall(), $"Removed the hooks from {SettingsFileOfClaude(services)}.", "The hooks are not installed.", services)),
        };
    }

    private static CommandNode Status(Services services)
    {
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        return new CommandNode("status", "Tell what is installed, and where")
        {
            Examples = [("sync-sessions hooks status", "")],
            Options = [json],
            Handler = result =>
            {
                IReadOnlyList<string> commands = Commands(services).Installed;
                bool isInClaude = Claude(services).IsInstalled;
                if (result.GetValue(json))
                {
                    services.Streams.Out.WriteLine(JsonLine.Text(document => WriteJson(document, commands, isInClaude, services)));
                }
                else
                {
                    Columns columns = new(services.Host.IsOutputTerminal);
                    columns.Add("commands", commands.Count > 0 ? "installed" : "not installed", string.Join(' ', commands));
                    columns.Add(ClaudeCode, isInClaude ? "installed" : "not installed", SettingsFileOfClaude(services));
                    columns.WriteTo(services.Streams.Out);
                }

                return Task.FromResult(ExitCode.Success);
            },
        };
    }

    private static void WriteJson(Utf8JsonWriter json, IReadOnlyList<string> commands, bool isInClaude, Services services)
    {
        json.WriteStartArray("commands");
        foreach (string command in commands)
        {
            json.WriteStringValue(command);
        }

        json.WriteEndArray();
        json.WriteStartArray("agents");
        json.WriteStartObject();
        json.WriteString("agent", ClaudeCode);
        json.WriteBoolean("installed", isInClaude);
        json.WriteString("settings", SettingsFileOfClaude(services));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static Option<string?> AgentOption() => Options.Word("--agent", "The agent whose settings are meant", ClaudeCode);

    private static ExitCode InstallCommands(string? bin, Services services)
    {
        string directory = bin is null ? Path.Combine(services.Host.Home, ".local", "bin") : Path.GetFullPath(bin, services.Host.WorkingDirectory);
        Report(Commands(services).Install(directory), $"Installed the commands in {directory}.", "The commands are installed already.", services);
        if (!(services.Host.Variable("PATH") ?? "").Split(':').Contains(directory, StringComparer.Ordinal))
        {
            services.Streams.Error.WriteLine($"That directory is not on your PATH. Put this into the start-up file of your shell: PATH=$PATH:{directory}");
        }

        return ExitCode.Success;
    }

    private static ExitCode Report(bool isChanged, string changed, string unchanged, Services services)
    {
        services.Streams.Error.WriteLine(isChanged ? changed : unchanged);
        return ExitCode.Success;
    }

    private static ConnectCommands Commands(Services services) => new(DataDirectory(services));

    private static ClaudeCodeHooks Claude(Services services) =>
        new(SettingsFileOfClaude(services), DataDirectory(services), services.Host.StateDirectory);

    private static string DataDirectory(Services services)
    {
        string? data = services.Host.Variable("XDG_DATA_HOME");
        return Path.Combine(Path.IsPathFullyQualified(data ?? "") ? data! : Path.Combine(services.Host.Home, ".local", "share"), "session-sync");
    }

    private static string SettingsFileOfClaude(Services services)
    {
        string? directory = services.Host.Variable("CLAUDE_CONFIG_DIR");
        return Path.GetFullPath(
            Path.Combine(string.IsNullOrEmpty(directory) ? Path.Combine(services.Host.Home, ".claude") : directory, "settings.json"), services.Host.WorkingDirectory);
    }
}
