namespace SessionSync.Stores;

/// <summary>How a write ended. In every case but <see cref="Written"/> the target is as it was.</summary>
public enum WriteStatus
{
    Written,

    /// <summary>The target is not what the plan was made for: somebody wrote meanwhile.</summary>
    Changed,

    /// <summary>The target does not continue into the appended tail: the two sides diverged.</summary>
    NotPrefix,

    /// <summary>The session lies in another folder there; the detail is that file's path.</summary>
    Elsewhere,

    /// <summary>The header in which a directory was to be replaced is damaged.</summary>
    DamagedHeader,

    /// <summary>The content that arrived is not the one that the source announced.</summary>
    Corrupt,

    /// <summary>The source could not be read, or the target not written; the detail says why.</summary>
    Failed,
}
