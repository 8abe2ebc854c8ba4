namespace SessionSync.Sync.Planning;

/// <summary>The action that is taken on one file.</summary>
public enum SyncAction
{
    /// <summary>Both sides hold the same.</summary>
    None,

    /// <summary>Only one side holds it: it is copied over.</summary>
    Copy,

    /// <summary>The shorter side gets the tail, once it has proved to be the beginning of the longer.</summary>
    Append,

    /// <summary>Both sides get all records of both.</summary>
    Merge,

    /// <summary>One side gets the other's file; the replaced one is kept in the journal.</summary>
    Replace,

    /// <summary>The sides look alike but for their times: their hashes are compared, then the plan is made again.</summary>
    Compare,

    /// <summary>The sides differ, and a listing cannot tell how: both versions are read, then the plan is made again.</summary>
    Inspect,

    /// <summary>Left as it is, and said so.</summary>
    Keep,
}
