namespace SessionSync.Vault.Format;

/// <summary>The immutable files of a vault. Each kind has a folder, and in it each file lies below a folder of the first two digits of its name.</summary>
internal enum VaultFileKind
{
    /// <summary>A run of bytes of a session file.</summary>
    Segment,

    /// <summary>One version of a session file: what it is made of, and whose it is.</summary>
    Manifest,

    /// <summary>Which versions a machine keeps of some of its session files.</summary>
    Catalog,
}
