namespace SessionSync.Agents.Contracts;

/// <summary>An agent whose sessions have one line of records only: of two versions that both have records the other lacks, the newer keeps
/// the id, and the older becomes a session of its own.</summary>
public interface ICopyingAgent : IAgent
{
    /// <summary>Writes a version of a session as one with another id, that a person sees to be a copy.</summary>
    /// <param name="version">Seekable.</param>
    /// <param name="id">The new id: a UUID in lower case.</param>
    Task CopyAsync(Stream version, string id, Stream copy, CancellationToken cancellationToken);
}
