using SessionSync.Cli.CommandLine;

namespace SessionSync.Cli.Commands.Vault;

/// <summary><c>vault</c>: earlier versions of sessions.</summary>
internal static class VaultCommand
{
    public static CommandNode Create(Services services) => new("vault", "Keep every version of this machine's sessions, and bring them back")
    {
        Subcommands =
        [
            VaultUpdateCommand.Create(services),
            VaultListCommand.Create(services),
            VaultVersionsCommand.Create(services),
            VaultRestoreCommand.Create(services),
            VaultCheckCommand.Create(services),
        ],
    };
}
