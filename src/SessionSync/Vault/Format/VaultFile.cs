using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>The name of an immutable file of a vault.</summary>
/// <param name="Name">The hash of its content, before that was compressed.</param>
internal readonly record struct VaultFile(VaultFileKind Kind, ContentHash Name)
{
    /// <summary>Relative to the vault, with forward slashes: <c>segments/ab/abcd…</c>.</summary>
    public string Path => $"{FolderOf(Kind)}/{Name.Hex[..2]}/{Name.Hex}";

    private static string FolderOf(VaultFileKind kind) => kind switch
    {
        VaultFileKind.Segment => "segments",
        VaultFileKind.Manifest => "manifests",
        _ => "catalogs",
    };

    public override string ToString() => Path;
}
