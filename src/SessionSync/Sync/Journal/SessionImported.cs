using SessionSync.Model.Sessions;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Journal;

/// <summary>An agent's own command was given a session to import.</summary>
/// <param name="Bytes">The document's size.</param>
/// <param name="Content">The document's SHA-256.</param>
/// <param name="Failure">Why it was not imported; null where it was.</param>
public sealed record SessionImported(SessionKey Session, SyncDirection Direction, long Bytes, ContentHash Content, string? Failure) : JournalRecord
{
    /// <summary>The signature of the session in the client's database before the import; null where it had none, and where that is not known.</summary>
    public ImportSignature? Before { get; init; }
}
