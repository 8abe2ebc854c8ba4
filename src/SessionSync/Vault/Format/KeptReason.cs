namespace SessionSync.Vault.Format;

/// <summary>Why a version of a session file is kept although there is a later one.</summary>
internal enum KeptReason
{
    /// <summary>It is the newest one.</summary>
    Newest,

    /// <summary>The file became shorter.</summary>
    Shrunk,

    /// <summary>The file was written anew, and what it held before is not its beginning.</summary>
    Rewritten,

    /// <summary>The file is gone.</summary>
    Deleted,
}
