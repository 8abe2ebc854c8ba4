namespace SessionSync.Sessions;

/// <summary>One file of a session as one store holds it.</summary>
/// <param name="Name">The same in every store: <see cref="Transcript"/>, or the side file's path below the session's own folder.</param>
/// <param name="Path">Where it lies in this store: relative to the agent's root, with forward slashes.</param>
public sealed record SessionFile(string Name, string Path, FileStamp Stamp, FileKind Kind)
{
    /// <summary>The name of the conversation itself.</summary>
    public const string Transcript = "";

    public bool IsTranscript => Name.Length == 0;
}
