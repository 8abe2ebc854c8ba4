namespace SessionSync.Agents.ClaudeCode;

/// <summary>The kind of a file below the root, as far as its path tells.</summary>
internal enum SessionPathKind
{
    /// <summary>No session data, such as the memory folder.</summary>
    Other,

    Transcript,

    SideFile,

    /// <summary>The transcript of a sub-agent that older clients put beside the conversations.</summary>
    LooseAgent,

    /// <summary>A path that no client writes and that could do harm.</summary>
    Refused,
}
