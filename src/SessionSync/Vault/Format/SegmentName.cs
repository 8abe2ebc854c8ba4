using SessionSync.Model.Sessions;

namespace SessionSync.Vault.Format;

/// <summary>A segment as a manifest names it.</summary>
/// <param name="Hash">Of its content.</param>
/// <param name="Length">Of its content, in bytes.</param>
internal readonly record struct SegmentName(ContentHash Hash, int Length)
{
    public VaultFile File => new(VaultFileKind.Segment, Hash);
}
