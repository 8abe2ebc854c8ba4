using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Operations.Vaulting;

namespace SessionSync.Cli.Commands.Vault;

/// <summary><c>vault update</c>: keeps what is new.</summary>
internal static class VaultUpdateCommand
{
    public static CommandNode Create(Services services)
    {
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        return new CommandNode("update", "Keep the sessions of this machine as they are now, and what they were before")
        {
            Examples = [("sync-sessions vault update", "Keep what is new, of all agents and projects")],
            Options = [json],
            Ends = Endings.OfVaultUpdate,
            Handler = result => SyncRun.RunAsync(async stop =>
            {
                VaultUpdate update = await new VaultUpdateRun(services.Host, services.Time).RunAsync(stop);
                var view = new VaultView(services.Streams, services.Host, services.Time);
                if (result.GetValue(json))
                {
                    view.WriteJson(update);
                }
                else
                {
                    view.Write(update);
                }

                return update.Problems.IsEmpty ? ExitCode.Success : ExitCode.Partial;
            }),
        };
    }
}
