using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>An agent that links its records by id, so that one file can hold two branches.</summary>
public interface IMergingAgent : IAgent
{
    /// <summary>Merges two versions that diverged into one that has the records of both. The agent resumes it at the end of the newer one.</summary>
    /// <param name="older">The version whose last message is older; the result begins with all of it. Seekable.</param>
    /// <param name="newer">The other version; seekable.</param>
    /// <param name="merged">Receives the result.</param>
    Task MergeAsync(Stream older, Stream newer, SessionKey session, Stream merged, CancellationToken cancellationToken);
}
