using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Journal;

/// <summary>A file was written, or should have been.</summary>
/// <param name="Session">The session's id; null for a file that belongs to none, such as one that all sessions share.</param>
/// <param name="File">The file's name in the session; empty for the conversation itself.</param>
/// <param name="Path">Where it lies on the side that was written, below the agent's root.</param>
/// <param name="From">Where in the target the bytes begin that were written; what is before them was there.</param>
/// <param name="Bytes">How many were written.</param>
public sealed record FileWritten(
    AgentId Agent, string? Session, string File, SyncDirection Direction, string Path, WriteMode Mode, long From, long Bytes, WriteStatus Status) : JournalRecord
{
    /// <summary>The bytes that were replaced or deleted, or that stand right before the appended tail; null for a new file, and where that is not
    /// known.</summary>
    public BytesBefore? Before { get; init; }

    /// <summary>The SHA-256 of the bytes that were written, by which they can be found again; null where that is not known.</summary>
    public ContentHash? Content { get; init; }

    /// <summary>The reason of a failure, in words; null for none.</summary>
    public string? Detail { get; init; }
}
