namespace SessionSync.Agents.ClaudeCode;

/// <summary>How well a folder's name fits a path.</summary>
internal enum FolderMatch
{
    None,

    /// <summary>A long path's beginning fits, and what follows is a hash that cannot be computed here.</summary>
    Possible,

    Exact,
}
