using System.Collections.Immutable;

namespace SessionSync.Vault.Format;

/// <summary>The versions of a session file that a machine keeps, oldest first. None of them is the beginning of the next one.</summary>
/// <param name="Versions">At least one.</param>
internal sealed record FileHistory(VaultKey Key, ImmutableArray<KeptVersion> Versions)
{
    public KeptVersion Newest => Versions[^1];

    /// <summary>Whether the file was gone when it was last looked for.</summary>
    public bool IsGone => Newest.Reason == KeptReason.Deleted;

    /// <summary>The newest version goes on where this one ended, so that nothing is lost with this one.</summary>
    public FileHistory Grow(KeptVersion version) => this with { Versions = [.. Versions[..^1], version] };

    /// <summary>A version of its own comes after the newest one, which stays.</summary>
    /// <param name="reason">Why that one is kept.</param>
    public FileHistory Add(KeptVersion version, KeptReason reason) => this with { Versions = [.. Versions[..^1], Newest with { Reason = reason }, version] };

    /// <summary>The newest version is all that there is left.</summary>
    public FileHistory Delete() => this with { Versions = [.. Versions[..^1], Newest with { Reason = KeptReason.Deleted }] };

    /// <summary>What either of two keeps, in the order in which it was taken.</summary>
    public FileHistory With(FileHistory other) => this with
    {
        Versions = [.. Versions.Concat(other.Versions).GroupBy(static version => version.Manifest).Select(static same => same.MaxBy(static version => version.Taken)).OrderBy(static version => version.Taken)],
    };
}
