namespace SessionSync.Model.Sessions;

/// <summary>One file of a session, as one store holds it.</summary>
/// <param name="Name">Its name in every store: <see cref="Transcript"/>, or a side file's path relative to the session's own folder.</param>
/// <param name="Path">Its path in this store: relative to the agent's root, with forward slashes.</param>
/// <param name="Directory">The project's path in its header, where the agent needs that to be this store's own: all else is the same in
/// every store.</param>
public sealed record SessionFile(string Name, string Path, FileStamp Stamp, FileKind Kind, HeaderValue? Directory = null)
{
    /// <summary>The <see cref="Name"/> of a conversation's own file.</summary>
    public const string Transcript = "";

    /// <summary>It lies where this file belongs, but nothing in it tells that it is a session of the project: it is damaged, or another's.</summary>
    public bool IsUnrecognized { get; init; }

    public bool IsTranscript => Name.Length == 0;

    /// <summary>Its size in bytes without the part that differs between stores.</summary>
    public long CommonSize => Stamp.Size - (Directory?.Length ?? 0);

    /// <summary>The byte offset behind <see cref="Directory"/>, from which on it is the same in every store.</summary>
    public int CommonStart => Directory?.End ?? 0;
}
