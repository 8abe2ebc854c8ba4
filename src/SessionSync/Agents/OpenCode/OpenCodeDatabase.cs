using Microsoft.Data.Sqlite;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.OpenCode;

/// <summary>A session in the database. Ids are looked up first and values one by one, so that what is damaged costs itself only, and
/// no statement stays open that would keep OpenCode from tidying its log.</summary>
internal sealed class OpenCodeDatabase(ReadOnlyDatabase database, string session) : IOpenCodeStore
{
    // A session is as large as it has parts, and what its last message says may still be growing.
    private const string AllSessions = """
        SELECT id, parent_id,
            (SELECT count(*) FROM part WHERE part.session_id = session.id)
                + coalesce((SELECT sum(length(data)) FROM part WHERE message_id = last), 0),
            max(time_updated,
                coalesce((SELECT time_updated FROM message WHERE message.id = last), 0),
                coalesce((SELECT max(time_updated) FROM part WHERE message_id = last), 0))
        FROM (SELECT *, (SELECT id FROM message WHERE session_id = session.id ORDER BY time_created DESC, id DESC LIMIT 1) AS last FROM session) AS session
        """;

    public static IEnumerable<FoundConversation> Find(string path, AgentId agent, Action<ReadWarning> warn)
    {
        using ReadOnlyDatabase? database = ReadOnlyDatabase.TryOpen(path, warn);
        if (database is null)
        {
            return [];
        }

        // What version 2 took over is no longer written in the tables of version 1.
        List<FoundConversation> later = OpenCode2Database.Find(database, path, agent);
        List<FoundConversation> earlier = IsComplete(database) ? database.Select(AllSessions, row => Found(row, path, agent)) : [];
        return later.Concat(earlier).DistinctBy(static found => found.Key).Where(static found => PlainId.IsPlain(found.Key.Id));
    }

    public static OpenCodeDatabase? TryOpen(FoundConversation conversation, Action<ReadWarning> warn)
    {
        ReadOnlyDatabase? database = ReadOnlyDatabase.TryOpen(conversation.Path, warn);
        if (database is null)
        {
            return null;
        }

        if (IsComplete(database))
        {
            return new OpenCodeDatabase(database, conversation.Key.Id);
        }

        database.Dispose();
        warn(new ReadWarning("database", "it has no tables session, message and part"));
        return null;
    }

    public OpenCodeSession? ReadSession() => database
        .Select("SELECT title, directory, parent_id, time_created, revert FROM session WHERE id = $1", SessionOf, session)
        .FirstOrDefault();

    public IEnumerable<string> ListMessages() =>
        database.Select("SELECT id FROM message WHERE session_id = $1 ORDER BY time_created, id", row => ReadOnlyDatabase.TextOf(row, 0) ?? "", session);

    public byte[]? ReadMessage(string message) => database.Value("SELECT data FROM message WHERE id = $1", message);

    public IEnumerable<string> ListParts(string message) =>
        database.Select("SELECT id FROM part WHERE message_id = $1 ORDER BY id", row => ReadOnlyDatabase.TextOf(row, 0) ?? "", message);

    public byte[]? ReadPart(string message, string part) => database.Value("SELECT data FROM part WHERE id = $1", part);

    public void Dispose() => database.Dispose();

    private static bool IsComplete(ReadOnlyDatabase database) =>
        database.HasTable("session") && database.HasTable("message") && database.HasTable("part");

    public static FoundConversation Found(SqliteDataReader row, string path, AgentId agent) => new(
        new SessionKey(agent, ReadOnlyDatabase.TextOf(row, 0) ?? ""),
        path,
        new FileStamp(ReadOnlyDatabase.NumberOf(row, 2), ReadOnlyDatabase.NumberOf(row, 3) / 1000),
        IsSubagent: !row.IsDBNull(1));

    public static OpenCodeSession SessionOf(SqliteDataReader row) => new OpenCodeSession(
        ReadOnlyDatabase.TextOf(row, 0),
        ReadOnlyDatabase.TextOf(row, 1),
        ReadOnlyDatabase.TextOf(row, 2),
        JsonTime.OfMilliseconds(ReadOnlyDatabase.NumberOf(row, 3))).WithRevert(ReadOnlyDatabase.TextOf(row, 4));
}
