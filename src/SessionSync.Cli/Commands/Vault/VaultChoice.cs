using System.Collections.Immutable;
using SessionSync.Model;
using SessionSync.Operations.Vaulting;

namespace SessionSync.Cli.Commands.Vault;

/// <summary>Chooses files and versions of the vault by words of the command line.</summary>
internal static class VaultChoice
{
    /// <summary>The files of a session: at least one.</summary>
    /// <exception cref="SyncException">There is none.</exception>
    public static async Task<ImmutableArray<VaultedFile>> FindAsync(Services services, string text, CancellationToken cancellationToken)
    {
        ImmutableArray<VaultedFile> found = await new VaultContents(services.Host, services.Time).FindAsync(text, cancellationToken);
        return found.IsEmpty
            ? throw new SyncException(FailureKind.NotFound, $"The vault has nothing of '{Printable.Line(text)}'", "No path of a file in it has that in it", "sync-sessions vault list", "sync-sessions vault update")
            : found;
    }

    /// <summary>The version whose name begins like that; the newest one for null.</summary>
    /// <exception cref="SyncException">There is none, or more than one.</exception>
    public static (VaultedFile File, VaultedVersion Version)[] Choose(ImmutableArray<VaultedFile> files, string? version)
    {
        (VaultedFile File, VaultedVersion Version)[] chosen = version is null
            ? [.. files.Select(static file => (file, file.Newest))]
            : [.. from file in files from one in file.Versions where one.Name.StartsWith(version, StringComparison.OrdinalIgnoreCase) select (file, one)];
        return chosen.Length == 0 || (version is not null && chosen.Length > 1)
            ? throw new SyncException(
                FailureKind.NotFound, $"No version was chosen by '{Printable.Line(version!)}'", chosen.Length == 0 ? "None is called so" : $"{chosen.Length} are called so", "sync-sessions vault versions ID")
            : chosen;
    }
}
