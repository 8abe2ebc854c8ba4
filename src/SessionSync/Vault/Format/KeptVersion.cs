using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>A version of a session file that a machine keeps.</summary>
/// <param name="Stamp">The file's size and modification time.</param>
/// <param name="Taken">When the file was last seen to be this version, in Unix seconds.</param>
/// <param name="Manifest">The name of its manifest.</param>
internal readonly record struct KeptVersion(ContentHash Manifest, FileStamp Stamp, long Taken, KeptReason Reason)
{
    public VaultFile File => new(VaultFileKind.Manifest, Manifest);
}
