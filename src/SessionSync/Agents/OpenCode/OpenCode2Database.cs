using Microsoft.Data.Sqlite;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>A session as version 2 keeps it: beside the tables of version 1, which it migrates once and then leaves as they are.</summary>
internal sealed class OpenCode2Database : IDisposable
{
    private const int LongestPlace = 100;

    /// <summary>A message is changed in its place while it is written.</summary>
    private const string AllSessions = """
        SELECT id, parent_id,
            (SELECT count(*) FROM session_message WHERE session_id = session_v2.id)
                + coalesce((SELECT length(data) FROM session_message WHERE session_id = session_v2.id ORDER BY seq DESC LIMIT 1), 0),
            max(time_updated, coalesce((SELECT max(time_updated) FROM session_message WHERE session_id = session_v2.id), 0))
        FROM session_v2
        """;

    private readonly ReadOnlyDatabase _database;
    private readonly string _id;
    private readonly OpenCodeSession _session;
    private readonly Action<ReadWarning> _warn;

    private OpenCode2Database(ReadOnlyDatabase database, string id, OpenCodeSession session, Action<ReadWarning> warn) =>
        (_database, _id, _session, _warn) = (database, id, session, warn);

    public static bool IsIn(ReadOnlyDatabase database) => database.HasTable("session_v2") && database.HasTable("session_message");

    public static List<FoundConversation> Find(ReadOnlyDatabase database, string path, AgentId agent) =>
        IsIn(database) ? database.Select(AllSessions, row => OpenCodeDatabase.Found(row, path, agent)) : [];

    /// <summary>Null where version 2 has no such session.</summary>
    public static OpenCode2Database? TryOpen(FoundConversation conversation, Action<ReadWarning> warn)
    {
        ReadOnlyDatabase? database = ReadOnlyDatabase.TryOpen(conversation.Path, static _ => { });
        OpenCodeSession? session = database is null || !IsIn(database)
            ? null
            : database.Select("SELECT title, directory, parent_id, time_created, revert FROM session_v2 WHERE id = $1", OpenCodeDatabase.SessionOf, conversation.Key.Id).FirstOrDefault();
        if (session is not null)
        {
            return new OpenCode2Database(database!, conversation.Key.Id, session, warn);
        }

        database?.Dispose();
        return null;
    }

    public ConversationFacts ReadFacts(AgentId agent)
    {
        MessageTally tally = new();
        foreach (Message message in ReadMessages())
        {
            tally.Add(message);
        }

        SessionKey? parent = PlainId.IsPlain(_session.Parent) ? new SessionKey(agent, _session.Parent!) : null;
        return new ConversationFacts(
            MessageTally.TitleOf(_session.GivenTitle) ?? tally.Prompt,
            _session.Directory,
            Branch: null,
            tally.Model,
            tally.Messages,
            tally.Tokens,
            _session.CreatedAt ?? tally.First,
            tally.Last,
            parent);
    }

    /// <summary>Messages that say something or cost something, up to one that was taken back.</summary>
    public IEnumerable<Message> ReadMessages()
    {
        foreach ((string id, string type) in _database.Select("SELECT id, type FROM session_message WHERE session_id = $1 ORDER BY seq, id", KindOf, _id))
        {
            if (id == _session.RevertedMessage)
            {
                yield break;
            }

            byte[]? data = _database.Value("SELECT data FROM session_message WHERE id = $1", id);
            if (!JsonPiece.TryParse(data ?? [], out JsonPiece message))
            {
                _warn(new ReadWarning(DisplayText.OneLine(id, LongestPlace), "the record is no JSON object"));
            }
            else if (OpenCode2Message.Of(id, type, message) is { } made && (!made.Parts.IsEmpty || made.Tokens is { Total: > 0 }))
            {
                yield return made;
            }
        }
    }

    public void Dispose() => _database.Dispose();

    private static (string Id, string Type) KindOf(SqliteDataReader row) => (ReadOnlyDatabase.TextOf(row, 0) ?? "", ReadOnlyDatabase.TextOf(row, 1) ?? "");
}
