using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Output;
using SessionSync.Configuration;

namespace SessionSync.Cli.Commands.Help;

/// <summary>The manual page, made from the command tree.</summary>
internal sealed class ManualPage(CommandNode root, RoffWriter page)
{
    private static readonly (string Path, string Purpose)[] Files =
    [
        ("~/.config/session-sync/config.json", "The settings; 'sync-sessions config path' tells where they are looked for."),
        ("~/.local/state/session-sync", "What is remembered of each target and of the last sweep, locks, and logs of the daemon. Deleting it costs the speed of the next run, and the journal."),
        ("~/.local/state/session-sync/journal", "What was done, and every replaced version of a session, for 90 days."),
    ];

    private static readonly (string Name, string Purpose)[] Variables =
    [
        ("SYNC_SESSIONS_CONFIG", "The settings file to use instead."),
        ("SYNC_SESSIONS_SSH_CONFIG", "The ssh configuration to use instead of your own, as --ssh-config does."),
        ("SYNC_SESSIONS_TRANSPORT", "What connects to SSH hosts: ssh, or builtin for the client that is part of this program."),
        ("XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME", "Where settings, state and cache lie, on every system."),
        ("CLAUDE_CONFIG_DIR", "Where Claude Code keeps its sessions on this machine."),
        ("NO_COLOR", "Use no colour, unless --color says otherwise."),
    ];

    public void Write(string version)
    {
        page.Header(root.Name, version);
        page.Section("NAME");
        page.Line($"{root.Name} - {root.Description.TrimEnd('.')}");
        WriteSynopsis();
        page.Section("DESCRIPTION");
        page.Line(root.Description);
        page.Items(HelpText.Arguments(root));
        WriteCommands();
        page.Section("OPTIONS");
        page.Items(HelpText.OptionsOf(root));
        page.Section("EXAMPLES");
        page.Items([.. root.Examples, .. Leaves(root).SelectMany(static leaf => leaf.Examples)]);
        page.Section("EXIT STATUS");
        page.Items(HelpText.ExitCodes(Enum.GetValues<ExitCode>()));
        page.Section("FILES");
        page.Items(Files);
        page.Section("ENVIRONMENT");
        page.Items(
        [
            .. EnvironmentSettings.Variables.Select(static variable =>
                (variable.Name, $"Goes before '{variable.Setting}' of the settings file, which is {variable.Default} by default.")),
            .. Variables,
        ]);
    }

    private static IEnumerable<CommandNode> Leaves(CommandNode command) =>
        command.Subcommands.SelectMany(static child => child.Subcommands.IsEmpty ? [child] : Leaves(child));

    private void WriteSynopsis()
    {
        page.Section("SYNOPSIS");
        page.Line(root.Usage);
        foreach (CommandNode leaf in Leaves(root))
        {
            page.Break();
            page.Line(leaf.Usage);
        }
    }

    private void WriteCommands()
    {
        page.Section("COMMANDS");
        foreach (CommandNode leaf in Leaves(root))
        {
            page.Subsection(leaf.Usage[(root.Name.Length + 1)..]);
            page.Line(leaf.Description.EndsWith('.') ? leaf.Description : $"{leaf.Description}.");
            if (!leaf.Options.IsEmpty && leaf.Options.All(option => root.Options.Any(other => other.Name == option.Name && other.Description == option.Description)))
            {
                page.Paragraph();
                page.Line($"Its options are those of {root.Name} itself.");
            }
            else
            {
                page.Items([.. HelpText.Arguments(leaf), .. HelpText.OptionsOf(leaf)]);
            }
        }
    }
}
