using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Operations.Vaulting;

namespace SessionSync.Cli.Commands.Vault;

/// <summary><c>vault versions</c>: what there is of one session.</summary>
internal static class VaultVersionsCommand
{
    public static CommandNode Create(Services services)
    {
        Argument<string> id = Options.One("ID", "The session's id, or any part of its file's path", new Offers(services).Sessions);
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        return new CommandNode("versions", "List the versions of a session, oldest first, and why each is kept")
        {
            Examples = [("sync-sessions vault versions 3f2a81c0", "")],
            Arguments = [id],
            Options = [json],
            Handler = result => SyncRun.RunAsync(async stop =>
            {
                ImmutableArray<VaultedFile> files = await VaultChoice.FindAsync(services, result.GetValue(id), stop);
                var view = new VaultView(services.Streams, services.Host, services.Time);
                if (result.GetValue(json))
                {
                    view.WriteJson(files);
                }
                else
                {
                    view.WriteVersions(files);
                }

                return ExitCode.Success;
            }),
        };
    }
}
