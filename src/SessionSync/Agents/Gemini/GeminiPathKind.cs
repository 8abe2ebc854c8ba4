namespace SessionSync.Agents.Gemini;

/// <summary>The kind of a file below the root, as far as its path tells.</summary>
internal enum GeminiPathKind
{
    /// <summary>No session data, such as logs and checkpoints.</summary>
    Other,

    /// <summary>Tells whose folder it lies in.</summary>
    Marker,

    /// <summary>A session as a journal.</summary>
    Chat,

    /// <summary>A session as older versions write it.</summary>
    Document,

    SideFile,

    /// <summary>A path that no client writes and that could do harm.</summary>
    Refused,
}
