namespace SessionSync.Agents.Contracts;

/// <summary>An agent whose sessions cannot hold two branches. Of two versions that diverged the newer keeps the id, and the older becomes a
/// session of its own.</summary>
public interface ICopyingAgent : IAgent
{
    /// <summary>Writes a session under a new id, with a title that says that it is a copy.</summary>
    /// <param name="version">The session to copy; seekable.</param>
    /// <param name="id">The new id: a UUID in lower case.</param>
    /// <param name="copy">Receives the copy.</param>
    Task CopyAsync(Stream version, string id, Stream copy, CancellationToken cancellationToken);
}
