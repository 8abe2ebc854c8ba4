using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Search;

/// <summary>A conversation whose messages are being written, and how far that has come.</summary>
/// <param name="id">Its number in the index.</param>
/// <param name="isNew">The index has no messages of it.</param>
internal sealed class ConversationDraft(long id, FoundConversation found, bool isNew)
{
    public long Id => id;

    public FoundConversation Found => found;

    /// <summary>The fingerprints of the messages that the index had before, by their row; null until they are asked for.</summary>
    public SortedDictionary<long, long>? Stored { get; set; } = isNew ? [] : null;

    /// <summary>The row of the next message.</summary>
    public long NextRow { get; set; } = id << IndexDatabase.OrdinalBits;

    public long LastPossibleRow => ((id + 1) << IndexDatabase.OrdinalBits) - 1;
}
