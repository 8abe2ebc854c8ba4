using System.Collections.Concurrent;
using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Search;

/// <summary>Brings an index up to date with the sessions of a machine: several read and one writes.</summary>
internal sealed class IndexRefresh(IndexDatabase database, ImmutableArray<IConversationReader> readers, TimeProvider time)
{
    private const int BatchLength = 300_000;
    private const int MostBatches = 8;

    private readonly Dictionary<AgentId, IConversationReader> _readers = readers.ToDictionary(static reader => reader.Agent);
    private int _warnings;

    /// <param name="begin">Is told how many bytes will be read, before they are.</param>
    public RefreshReport Run(ConversationHomes homes, Action<long> begin, CancellationToken stop)
    {
        Dictionary<(string Agent, string Session, string Path), FoundConversation> found = [];
        foreach (FoundConversation conversation in readers.SelectMany(homes.Find))
        {
            found.TryAdd((conversation.Key.Agent.Value, conversation.Key.Id, conversation.Path), conversation);
        }

        Dictionary<(string Agent, string Session, string Path), (long Id, FileStamp Stamp)> known = ReadKnown();
        long[] gone = [.. known.Where(entry => !found.ContainsKey(entry.Key)).Select(static entry => entry.Value.Id)];
        FoundConversation[] changed =
        [
            .. found.Where(entry => !known.TryGetValue(entry.Key, out var before) || before.Stamp != entry.Value.Stamp)
                .Select(static entry => entry.Value).OrderBy(static conversation => conversation.Stamp.ModifiedSeconds),
        ];
        if (gone.Length == 0 && changed.Length == 0)
        {
            return new RefreshReport(0, 0, 0, 0, 0);
        }

        long bytes = changed.Sum(static conversation => conversation.Stamp.Size);
        begin(bytes);
        try
        {
            Remove(gone);
            database.Execute("BEGIN IMMEDIATE");
            int written = Write([.. changed.Select(conversation => Enter(conversation, known))], stop);
            database.Execute("COMMIT");
            return new RefreshReport(changed.Length, bytes, written, gone.Length, _warnings);
        }
        finally
        {
            database.Rollback();
        }
    }

    private Dictionary<(string, string, string), (long, FileStamp)> ReadKnown()
    {
        using IndexStatement statement = database.Statement("SELECT agent, session, path, id, size, modified FROM conversations");
        Dictionary<(string, string, string), (long, FileStamp)> known = [];
        while (statement.Read())
        {
            known[(statement.Text(0) ?? "", statement.Text(1) ?? "", statement.Text(2) ?? "")] = (statement.Number(3), new FileStamp(statement.Number(4), statement.Number(5)));
        }

        return known;
    }

    /// <summary>Removes conversations from the index and overwrites their text. Single words may remain in the index until it rearranges itself.</summary>
    private void Remove(long[] conversations)
    {
        if (conversations.Length == 0)
        {
            return;
        }

        database.Execute("PRAGMA secure_delete = ON; BEGIN IMMEDIATE");
        foreach (long id in conversations)
        {
            database.Execute($"DELETE FROM messages WHERE rowid BETWEEN {id << IndexDatabase.OrdinalBits} AND {((id + 1) << IndexDatabase.OrdinalBits) - 1}");
            database.Execute($"DELETE FROM conversations WHERE id = {id}");
        }

        database.Execute("COMMIT; PRAGMA secure_delete = OFF");
    }

    /// <summary>Gives a conversation its row. Until it is finished, its size is none that a file has: whatever interrupts, it is read again.</summary>
    private ConversationDraft Enter(FoundConversation conversation, Dictionary<(string, string, string), (long Id, FileStamp Stamp)> known)
    {
        (string Agent, string Session, string Path) identity = (conversation.Key.Agent.Value, conversation.Key.Id, conversation.Path);
        if (known.TryGetValue(identity, out var before))
        {
            database.Execute($"UPDATE conversations SET size = -1 WHERE id = {before.Id}");
            return new ConversationDraft(before.Id, Settled(conversation), isNew: false);
        }

        using IndexStatement statement = database.Statement("INSERT INTO conversations(agent, session, path, size, modified, subagent) VALUES(?1, ?2, ?3, -1, 0, 0) RETURNING id");
        statement.Bind(1, identity.Agent).Bind(2, identity.Session).Bind(3, identity.Path).Read();
        return new ConversationDraft(statement.Number(0), Settled(conversation), isNew: true);
    }

    /// <summary>The conversation with a time that no file has, if it was changed just now: another write within the same second would not show in the file's
    /// time, so it has to be read again.</summary>
    private FoundConversation Settled(FoundConversation conversation) => time.GetUtcNow().ToUnixTimeSeconds() - conversation.Stamp.ModifiedSeconds is < 2 and >= 0
        ? conversation with { Stamp = conversation.Stamp with { ModifiedSeconds = -1 } }
        : conversation;

    private int Write(ConversationDraft[] drafts, CancellationToken stop)
    {
        using BlockingCollection<IndexBatch> batches = new(MostBatches);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using IndexWriter writer = new(database);
        Task reading = Task.Run(() => ReadAll(drafts, batches, ended.Token), CancellationToken.None);
        try
        {
            foreach (IndexBatch batch in batches.GetConsumingEnumerable(stop))
            {
                writer.Write(batch);
            }

            reading.GetAwaiter().GetResult();
            return writer.Written;
        }
        finally
        {
            ended.Cancel();
            Task.WaitAny([reading], CancellationToken.None);
        }
    }

    private void ReadAll(ConversationDraft[] drafts, BlockingCollection<IndexBatch> batches, CancellationToken stop)
    {
        try
        {
            // Those that changed last get the highest numbers; taken one by one, so that one large session does not keep the others waiting.
            Parallel.ForEach(
                Partitioner.Create(drafts, EnumerablePartitionerOptions.NoBuffering), new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount },
                draft => Read(draft, batches, stop));
        }
        finally
        {
            batches.CompleteAdding();
        }
    }

    /// <summary>One that went away meanwhile, or lets nobody in, stays unfinished: the next refresh looks at it again.</summary>
    private void Read(ConversationDraft draft, BlockingCollection<IndexBatch> batches, CancellationToken stop)
    {
        try
        {
            ReadMessages(draft, batches, stop);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Interlocked.Increment(ref _warnings);
        }
    }

    private void ReadMessages(ConversationDraft draft, BlockingCollection<IndexBatch> batches, CancellationToken stop)
    {
        IConversationReader reader = _readers[draft.Found.Key.Agent];
        ConversationFacts facts = reader.ReadFacts(draft.Found, static _ => { });
        ImmutableArray<IndexedMessage>.Builder messages = ImmutableArray.CreateBuilder<IndexedMessage>();
        long length = 0;
        foreach (IndexedMessage message in reader.ReadMessages(draft.Found, _ => Interlocked.Increment(ref _warnings)).Select(IndexedMessage.Of).OfType<IndexedMessage>())
        {
            messages.Add(message);
            length += message.Said.Length + message.Tools.Length + 100;
            if (length > BatchLength)
            {
                batches.Add(new IndexBatch(draft, messages.DrainToImmutable(), null), stop);
                length = 0;
            }
        }

        batches.Add(new IndexBatch(draft, messages.DrainToImmutable(), facts), stop);
    }
}
