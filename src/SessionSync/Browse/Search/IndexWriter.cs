using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Search;

/// <summary>Writes messages into the index, but for those that are there already: a session that has grown costs what it has grown by.</summary>
internal sealed class IndexWriter : IDisposable
{
    // Written in one go: larger ones do not get faster, and would take more memory.
    private const long CommitSize = 24_000_000;

    private readonly IndexDatabase _database;
    private readonly IndexStatement _insert;
    private readonly IndexStatement _delete;
    private readonly IndexStatement _finish;
    private long _uncommitted;

    public IndexWriter(IndexDatabase database)
    {
        _database = database;
        _insert = database.Statement("INSERT INTO messages(rowid, role, written, fingerprint, said, tools) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
        _delete = database.Statement("DELETE FROM messages WHERE rowid = ?1");
        _finish = database.Statement(
            """
            UPDATE conversations SET size = ?1, modified = ?2, subagent = ?3, title = ?4, directory = ?5, branch = ?6, parent = ?7, last_message = ?8
            WHERE id = ?9
            """);
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
        _insert.Dispose();
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

        _insert.Bind(1, row).Bind(2, (int)message.Role).Bind(3, message.At?.ToUnixTimeMilliseconds()).Bind(4, message.Fingerprint)
            .Bind(5, message.Said.Span).Bind(6, message.Tools.Span).Run();
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

    private void Delete(long row) => _delete.Bind(1, row).Run();

    private void Finish(ConversationDraft draft, ConversationFacts facts)
    {
        FoundConversation found = draft.Found;
        DateTimeOffset last = facts.LastMessageAt ?? DateTimeOffset.UnixEpoch.AddSeconds(ClockSeconds(found));
        _finish.Bind(1, found.Stamp.Size).Bind(2, found.Stamp.ModifiedSeconds).Bind(3, found.IsSubagent ? 1 : 0).Bind(4, facts.Title)
            .Bind(5, facts.WorkingDirectory).Bind(6, facts.Branch).Bind(7, facts.Parent?.Id).Bind(8, last.ToUnixTimeMilliseconds()).Bind(9, draft.Id).Run();
    }

    /// <summary>A file's clock may stand anywhere; no date is before the year 1 or after 9999.</summary>
    private static long ClockSeconds(FoundConversation found) => Math.Clamp(found.Stamp.ModifiedSeconds, 0, 253_402_300_799);

    private SortedDictionary<long, long> ReadFingerprints(ConversationDraft draft)
    {
        using IndexStatement statement = _database.Statement("SELECT rowid, fingerprint FROM messages WHERE rowid BETWEEN ?1 AND ?2");
        statement.Bind(1, draft.NextRow).Bind(2, draft.LastPossibleRow);
        SortedDictionary<long, long> stored = [];
        while (statement.Read())
        {
            stored.Add(statement.Number(0), statement.Number(1));
        }

        return stored;
    }
}
