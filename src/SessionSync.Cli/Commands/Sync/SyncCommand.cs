using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Sync.Planning;

namespace SessionSync.Cli.Commands.Sync;

/// <summary><c>sync</c>, <c>push</c> and <c>pull</c>: one command with different directions.</summary>
internal static class SyncCommand
{
    public static CommandNode Sync(Services services) => Create(
        "sync", "Bring the sessions of this repository up to date, here and on other machines", SyncDirection.Both, services,
        ("sync-sessions sync", "Sync with every running Codespace of this repository"),
        ("sync-sessions sync my-codespace", "Sync with one Codespace"));

    public static CommandNode Push(Services services) => Create(
        "push", "Bring sessions to other machines, and change nothing here", SyncDirection.Push, services,
        ("sync-sessions push my-codespace", "Send what is new here to a Codespace"));

    public static CommandNode Pull(Services services) => Create(
        "pull", "Bring sessions here, and change nothing on other machines", SyncDirection.Pull, services,
        ("sync-sessions pull ssh:me@host", "Fetch what is new on a host"));

    public static CommandNode Create(string name, string description, SyncDirection direction, Services services, params (string, string)[] examples)
    {
        SyncOptions options = new(new Offers(services));
        return new CommandNode(name, description)
        {
            Examples = [.. examples],
            Arguments = options.Arguments,
            Options = options.All,
            Ends = Endings.OfSync,
            Handler = result => SyncRun.StartAsync(options.Read(result, direction), services),
        };
    }
}
