using System.Collections.Immutable;
using SessionSync.Cli.CommandLine;
using SessionSync.Cli.Commands.Completion;
using SessionSync.Cli.Commands.Sync;
using SessionSync.Cli.Output;
using SessionSync.Model;
using SessionSync.Operations.Vaulting;

namespace SessionSync.Cli.Commands.Vault;

/// <summary><c>vault restore</c>: brings a version back.</summary>
internal static class VaultRestoreCommand
{
    public static CommandNode Create(Services services)
    {
        Argument<string[]> id = new("ID", "The session's id, or any part of its files' paths", static words => [.. words]) { IsRequired = false, IsMany = true, Offered = new Offers(services).Sessions };
        Option<bool> all = Options.Switch("--all", "Restore the newest version of everything");
        Option<string?> version = Options.Text("--version", "VERSION", "Restore this version, as versions prints it [default: the newest]");
        Option<string?> to = Options.Text("--to", "DIR", "Restore below this directory instead of where the agent finds it");
        return new CommandNode("restore", "Bring a session back as it was; what is there is never overwritten")
        {
            Examples =
            [
                ("sync-sessions vault restore 3f2a81c0", "Bring back what the agent deleted"),
                ("sync-sessions vault restore 3f2a81c0 --version 81c09d --to /tmp/before", "Look at what it was before"),
            ],
            Arguments = [id],
            Options = [all, version, to],
            Ends = Endings.OfVaultReading,
            Handler = result => SyncRun.RunAsync(
                async stop => await RestoreAsync(await FindAsync(result.GetValue(id), result.GetValue(all), services, stop), result.GetValue(version), result.GetValue(to), services, stop)),
        };
    }

    private static async Task<ImmutableArray<VaultedFile>> FindAsync(string[] ids, bool isAll, Services services, CancellationToken cancellationToken)
    {
        if (isAll == ids.Length > 0)
        {
            throw new SyncException(FailureKind.Usage, "It is not told what to restore", "Either sessions are named, or --all is given", "sync-sessions vault list");
        }

        ImmutableArray<VaultedFile> files = [];
        foreach (string id in isAll ? [""] : ids)
        {
            files = files.AddRange(await VaultChoice.FindAsync(services, id, cancellationToken));
        }

        return [.. files.Distinct()];
    }

    private static async Task<ExitCode> RestoreAsync(
        ImmutableArray<VaultedFile> files, string? version, string? directory, Services services, CancellationToken cancellationToken)
    {
        var contents = new VaultContents(services.Host, services.Time);
        ExitCode code = ExitCode.Success;
        foreach ((VaultedFile file, VaultedVersion chosen) in VaultChoice.Choose(files, version))
        {
            try
            {
                services.Streams.Out.WriteLine(Printable.Line(await contents.RestoreAsync(file, chosen, directory, cancellationToken)));
            }
            catch (SyncException failure)
            {
                services.Streams.Error.WriteLine($"{Printable.Line(failure.What)}: {Printable.Line(failure.Why)}.");
                code = ExitCodes.Of(failure.Kind);
            }
        }

        return code;
    }
}
