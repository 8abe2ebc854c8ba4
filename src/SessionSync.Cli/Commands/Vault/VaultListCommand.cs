using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Operations.Vaulting;

namespace SessionSync.Cli.Commands.Vault;

/// <summary><c>vault list</c>: what the vault has.</summary>
internal static class VaultListCommand
{
    public static CommandNode Create(Services services)
    {
        Option<bool> gone = Options.Switch("--gone", "List only what the agent has no more");
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        return new CommandNode("list", "List the session files that the vault has, the latest first")
        {
            Examples = [("sync-sessions vault list --gone", "See what could be brought back")],
            Options = [gone, json],
            Handler = result => SyncRun.RunAsync(async stop =>
            {
                ImmutableArray<VaultedFile> files = await new VaultContents(services.Host, services.Time).FindAsync("", stop);
                if (result.GetValue(gone))
                {
                    files = [.. files.Where(static file => !file.IsThere)];
                }

                var view = new VaultView(services.Streams, services.Host, services.Time);
                if (result.GetValue(json))
                {
                    view.WriteJson(files);
                }
                else
                {
                    view.Write(files);
                }

                return ExitCode.Success;
            }),
        };
    }
}
