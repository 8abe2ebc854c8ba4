using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SessionSync.Conversations;
using SessionSync.Sessions;

namespace SessionSync.Search;

/// <summary>Asks an index. Sessions are ranked by the message that fits best; what was said weighs more than what tools printed.</summary>
internal sealed class IndexQuery(IndexDatabase database, SearchQuery query, SearchFilter filter)
{
    // A word that is everywhere tells nothing apart; looking at all of its places would only take time.
    private const int MostMessages = 20_000;
    private const int SnippetWords = 32;

    private static readonly string s_snippet = $"snippet(messages, -1, char({(int)IndexText.MatchStart}), char({(int)IndexText.MatchEnd}), '…', {SnippetWords})";

    public SearchResult Run()
    {
        Dictionary<long, FoundRows> found = [];
        int messages = 0;
        using (SqliteCommand command = FindRows())
        {
            using SqliteDataReader reader = command.ExecuteReader();
            for (; reader.Read(); messages++)
            {
                long row = reader.GetInt64(0);
                double score = reader.GetDouble(1);
                ref FoundRows rows = ref CollectionsMarshal.GetValueRefOrAddDefault(found, row >> IndexDatabase.OrdinalBits, out bool exists);
                rows = !exists || score < rows.BestScore ? new FoundRows(row, score, rows.Count + 1) : rows with { Count = rows.Count + 1 };
            }
        }

        // The newest come first out of the index, and stay first among equals.
        IEnumerable<FoundRows> best = found.Values.OrderBy(static rows => rows.BestScore).Take(filter.Limit);
        return new SearchResult([.. best.Select(Describe).OfType<SearchMatch>()], found.Count, messages == MostMessages);
    }

    private SqliteCommand FindRows()
    {
        SqliteCommand command = database.Command(
            $"""
            SELECT rowid, bm25(messages, 0, 0, 0, 1, 0.4) FROM messages
            WHERE messages MATCH $query {(IsFiltered ? $"AND rowid >> {IndexDatabase.OrdinalBits} IN (SELECT value FROM json_each($wanted))" : "")}
            ORDER BY rowid DESC LIMIT {MostMessages}
            """,
            "$query", "$wanted");
        command.Parameters[0].Value = query.Expression;
        command.Parameters[1].Value = IsFiltered ? $"[{string.Join(',', Wanted())}]" : "";
        return command;
    }

    private bool IsFiltered => filter.Agent is not null || filter.Since is not null || filter.IsInProject is not null;

    /// <summary>The numbers of the conversations that fit the filter.</summary>
    private List<long> Wanted()
    {
        using SqliteCommand command = database.Command("SELECT id, agent, last_message, directory FROM conversations");
        using SqliteDataReader reader = command.ExecuteReader();
        List<long> wanted = [];
        while (reader.Read())
        {
            bool fits = (filter.Agent is null || reader.GetString(1) == filter.Agent.Value.Value)
                && (filter.Since is null || Time(reader, 2) >= filter.Since)
                && (filter.IsInProject is null || (Text(reader, 3) is { } directory && filter.IsInProject(directory)));
            if (fits)
            {
                wanted.Add(reader.GetInt64(0));
            }
        }

        return wanted;
    }

    /// <summary>Null for what has just been removed by another run.</summary>
    private SearchMatch? Describe(FoundRows rows)
    {
        using SqliteCommand command = database.Command(
            $"""
            SELECT {s_snippet}, role, written, agent, session, path, title, directory, branch, parent, subagent, last_message
            FROM messages JOIN conversations ON id = $conversation WHERE messages MATCH $query AND messages.rowid = $row
            """,
            "$conversation", "$query", "$row");
        command.Parameters[0].Value = rows.BestRow >> IndexDatabase.OrdinalBits;
        command.Parameters[1].Value = query.Expression;
        command.Parameters[2].Value = rows.BestRow;
        using SqliteDataReader reader = command.ExecuteReader();
        return !reader.Read() ? null : new SearchMatch(
            new SessionKey(new AgentId(reader.GetString(3)), reader.GetString(4)),
            reader.GetString(5),
            Text(reader, 6),
            Text(reader, 7),
            Text(reader, 8),
            Text(reader, 9),
            reader.GetBoolean(10),
            Time(reader, 11),
            (Role)reader.GetInt32(1),
            Time(reader, 2),
            SnippetPiece.Split(reader.GetString(0)),
            rows.Count);
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    /// <summary>Where something was found in a conversation. Lower scores are better.</summary>
    private readonly record struct FoundRows(long BestRow, double BestScore, int Count);
}
