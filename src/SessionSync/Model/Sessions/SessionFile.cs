namespace SessionSync.Model.Sessions;

/// <summary>One file of a session as one store holds it.</summary>
/// <param name="Name">The same in every store: <see cref="Transcript"/>, or the side file's path below the session's own folder.</param>
/// <param name="Path">Where it lies in this store: relative to the agent's root, with forward slashes.</param>
/// <param name="Directory">The project's path in its header, where the agent needs that to be this store's own: all else is the same in
/// every store.</param>
public sealed record SessionFile(string Name, string Path, FileStamp Stamp, FileKind Kind, HeaderValue? Directory = null)
{
    /// <summary>The name of the conversation itself.</summary>
    public const string Transcript = "";

    public bool IsTranscript => Name.Length == 0;

    /// <summary>How much of it is the same in every store that holds the same records, in bytes.</summary>
    public long CommonSize => Stamp.Size - (Directory?.Length ?? 0);

    /// <summary>Where what is the same in every store goes on behind <see cref="Directory"/>.</summary>
    public int CommonStart => Directory?.End ?? 0;
}
