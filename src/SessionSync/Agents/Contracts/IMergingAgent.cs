using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Contracts;

/// <summary>An agent that links its records by id, so that two branches can live in one file.</summary>
public interface IMergingAgent : IAgent
{
    /// <summary>Brings two versions that both have records the other lacks into one that has all of both and is resumed at the
    /// newer one.</summary>
    /// <param name="older">The version whose head is older; the result begins with all of it.</param>
    Task MergeAsync(Stream older, Stream newer, SessionKey session, Stream merged, CancellationToken cancellationToken);
}
