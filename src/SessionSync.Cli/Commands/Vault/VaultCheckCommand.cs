using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Operations.Vaulting;

namespace SessionSync.Cli.Commands.Vault;

/// <summary><c>vault check</c>: proves that everything can be restored.</summary>
internal static class VaultCheckCommand
{
    public static CommandNode Create(Services services)
    {
        Option<bool> readData = Options.Switch("--read-data", "Read all content and prove it by its hash, not only that it is there");
        Option<bool> json = Options.Switch("--json", "Print one JSON document");
        return new CommandNode("check", "Check that everything in the vault can be restored")
        {
            Examples = [("sync-sessions vault check --read-data", "Prove every byte")],
            Options = [readData, json],
            Handler = result => SyncRun.RunAsync(async stop =>
            {
                VaultCheck? check = await new VaultCheckRun(services.Host, services.Time).RunAsync(result.GetValue(readData), stop);
                var view = new VaultView(services.Streams, services.Host, services.Time);
                if (result.GetValue(json))
                {
                    view.WriteJson(check);
                }
                else
                {
                    view.Write(check);
                }

                return check is null or { Damages.IsEmpty: true } ? ExitCode.Success : ExitCode.Failure;
            }),
        };
    }
}
