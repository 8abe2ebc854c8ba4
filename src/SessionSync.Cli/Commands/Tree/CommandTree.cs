using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Config;
using SessionSync.Cli.Commands.Daemon;
using SessionSync.Cli.Commands.Doctor;
using SessionSync.Cli.Commands.Export;
using SessionSync.Cli.Commands.Help;
using SessionSync.Cli.Commands.Hooks;
using SessionSync.Cli.Commands.List;
using SessionSync.Cli.Commands.Rescue;
using SessionSync.Cli.Commands.Search;
using SessionSync.Cli.Commands.Service;
using SessionSync.Cli.Commands.Show;
using SessionSync.Cli.Commands.Status;
using SessionSync.Cli.Commands.Sweep;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Commands.Target;
using SessionSync.Cli.Commands.Vault;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Commands.Tree;

/// <summary>The commands. Only those that a command line can mean are made: start-up is felt in every run.</summary>
internal static class CommandTree
{
    public const string ProgramName = "sync-sessions";

    private const string Purpose = "Keeps the sessions of coding agents the same here and on other machines.";

    public static Option<bool> Version { get; } = Options.Switch("--version", "Print the version");

    /// <summary>A verb is the first argument; whatever else stands there belongs to <c>sync</c>.</summary>
    public static CommandNode For(string[] arguments, Services services) =>
        arguments.Length > 0 && Verb(arguments[0], services) is { } verb ? new CommandNode(ProgramName, Purpose) { Subcommands = [verb] } : Root(services);

    public static CommandNode Full(Services services) => Root(
        services,
        [
            .. ((string[])["sync", "push", "pull", "sweep", "rescue", "list", "show", "search", "export", "vault", "status", "doctor", "daemon", "service", "hooks", "target", "config", "completion", "man"])
                .Select(name => Verb(name, services)!),
        ]);

    private static CommandNode? Verb(string name, Services services) => name switch
    {
        "sync" => SyncCommand.Sync(services),
        "push" => SyncCommand.Push(services),
        "pull" => SyncCommand.Pull(services),
        "sweep" => SweepCommand.Create(services),
        "rescue" => RescueCommand.Create(services),
        "list" => ListCommand.Create(services),
        "show" => ShowCommand.Create(services),
        "search" => SearchCommand.Create(services),
        "export" => ExportCommand.Create(services),
        "vault" => VaultCommand.Create(services),
        "status" => StatusCommand.Create(services),
        "doctor" => DoctorCommand.Create(services),
        "target" => TargetCommand.Create(services),
        "config" => ConfigCommand.Create(services),
        "service" => ServiceCommand.Create(services),
        "man" => ManualCommand.Create(() => Full(services), services),
        "hooks" => HooksCommand.Create(services),
        "completion" => CompletionCommand.Create(services),
        "daemon" => DaemonCommand.Create(services),
        _ => null,
    };

    private static CommandNode Root(Services services, params ImmutableArray<CommandNode> verbs)
    {
        CommandNode sync = SyncCommand.Create(
            ProgramName, Purpose, SyncDirection.Both, services,
            ("sync-sessions", "Sync with this repository's running Codespaces"),
            ("sync-sessions -n", "Show what that would do, and do nothing"),
            ("sync-sessions my-codespace", "Sync with one Codespace"),
            ("sync-sessions push ssh:me@host", "Send what is new here to a host"),
            ("sync-sessions target add work ssh:me@host", "Call a host 'work' from now on"));
        return new CommandNode(ProgramName, Purpose)
        {
            Examples = sync.Examples,
            Arguments = sync.Arguments,
            Options = [.. sync.Options, Version, CommandLineParser.Help],
            Subcommands = verbs,
            Ends = sync.Ends,
            Handler = sync.Handler,
        };
    }
}
