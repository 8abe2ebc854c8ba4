namespace SessionSync.Agents.Gemini;

/// <summary>How sure it is that a folder is a project's, the surest last.</summary>
internal enum FolderOwner
{
    None,

    /// <summary>Its name is the hash that older clients give: current ones have made a copy, if they were ever run.</summary>
    Hash,

    /// <summary>Its name is the one that clients give where nobody else has it, and nobody says so.</summary>
    Slug,

    Marker,

    Registry,
}
