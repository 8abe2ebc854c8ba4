using Microsoft.Data.Sqlite;
using SessionSync.Conversations;

namespace SessionSync.Search;

/// <summary>Writes messages into the index, but for those that are there already: a session that has grown costs what it has grown by.</summary>
internal sealed class IndexWriter : IDisposable
{
    // Written in one go: larger ones do not get faster, and would take more memory.
    private const long CommitSize = 24_000_000;

    private readonly IndexDatabase _database;
    private readonly MessageInsertion _insertion;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _finish;
    private long _uncommitted;

    public IndexWriter(IndexDatabase database)
    {
        _database = database;
        _insertion = database.Insertion();
        _delete = database.Command("DELETE FROM messages WHERE rowid = $row", "$row");
        _finish = database.Command(
            """
            UPDATE conversations SET size = $size, modified = $modified, subagent = $subagent, title = $title, directory = $directory,
              branch = $branch, parent = $parent, last_message = $last WHERE id = $id
            """,
            "$size", "$modified", "$subagent", "$title", "$directory", "$branch", "$parent", "$last", "$id");
    }

    public int Written { get; private set; }

    public void Write(IndexBatch batch)
    {
        ConversationDraft draft = batch.Conversation;
        draft.Stored ??= ReadFingerprints(draft);
        foreach (IndexedMessage message in batch.Messages)
        {
            if (draft.NextRow < draft.LastPossibleRow)
            {
                Write(draft, message);
            }
        }

        if (batch.Facts is { } facts)
        {
            RemoveRest(draft);
            Finish(draft, facts);
        }

        if (_uncommitted > CommitSize)
        {
            _database.Execute("COMMIT; BEGIN IMMEDIATE");
            _uncommitted = 0;
        }
    }

    public void Dispose()
    {
        _insertion.Dispose();
        _delete.Dispose();
        _finish.Dispose();
    }

    private void Write(ConversationDraft draft, IndexedMessage message)
    {
        long row = draft.NextRow++;
        if (draft.Stored!.TryGetValue(row, out long fingerprint))
        {
            if (fingerprint == message.Fingerprint)
            {
                return;
            }

            Delete(row);
        }

        _insertion.Run(row, message);
        Written++;
        _uncommitted += message.Said.Length + message.Tools.Length;
    }

    private void RemoveRest(ConversationDraft draft)
    {
        foreach (long row in draft.Stored!.Keys.Where(row => row >= draft.NextRow))
        {
            Delete(row);
        }
    }

    private void Delete(long row)
    {
        _delete.Parameters[0].Value = row;
        _delete.ExecuteNonQuery();
    }

    private void Finish(ConversationDraft draft, ConversationFacts facts)
    {
        FoundConversation found = draft.Found;
        object[] values =
        [
            found.Stamp.Size, found.Stamp.ModifiedSeconds, found.IsSubagent, OrNull(facts.Title), OrNull(facts.WorkingDirectory), OrNull(facts.Branch),
            OrNull(facts.Parent?.Id), (facts.LastMessageAt ?? DateTimeOffset.UnixEpoch.AddSeconds(ClockSeconds(found))).ToUnixTimeMilliseconds(), draft.Id,
        ];
        for (int index = 0; index < values.Length; index++)
        {
            _finish.Parameters[index].Value = values[index];
        }

        _finish.ExecuteNonQuery();
    }

    /// <summary>A file's clock may stand anywhere; no date is before the year 1 or after 9999.</summary>
    private static long ClockSeconds(FoundConversation found) => Math.Clamp(found.Stamp.ModifiedSeconds, 0, 253_402_300_799);

    private SortedDictionary<long, long> ReadFingerprints(ConversationDraft draft)
    {
        using SqliteCommand command = _database.Command("SELECT rowid, fingerprint FROM messages WHERE rowid BETWEEN $first AND $last", "$first", "$last");
        command.Parameters[0].Value = draft.NextRow;
        command.Parameters[1].Value = draft.LastPossibleRow;
        using SqliteDataReader reader = command.ExecuteReader();
        SortedDictionary<long, long> stored = [];
        while (reader.Read())
        {
            stored.Add(reader.GetInt64(0), reader.GetInt64(1));
        }

        return stored;
    }

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
