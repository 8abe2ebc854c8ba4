using System.Collections.Frozen;
using System.Runtime.InteropServices;
using SessionSync.Browse.Overview;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Search;

/// <summary>Asks an index. Sessions are ranked by the message that fits best; what was said weighs more than what tools printed.</summary>
internal sealed class IndexQuery(IndexDatabase database, SearchQuery query, SearchFilter filter)
{
    // A word that is everywhere tells nothing apart; looking at all of its places would only take time.
    private const int MostMessages = 20_000;
    private const int SnippetWords = 32;
    private const int FirstLiteral = 3;

    // No score of words comes near it.
    private const int BeforeAllElse = 1000;

    private static readonly string s_snippet = $"snippet(messages, -1, char({(int)IndexText.MatchStart}), char({(int)IndexText.MatchEnd}), '…', {SnippetWords})";

    public SearchResult Run()
    {
        Dictionary<long, FoundRows> found = [];
        int messages = 0;
        using (IndexStatement statement = FindRows())
        {
            for (; statement.Read(); messages++)
            {
                long row = statement.Number(0);
                double score = statement.Real(1);
                ref FoundRows rows = ref CollectionsMarshal.GetValueRefOrAddDefault(found, row >> IndexDatabase.OrdinalBits, out bool exists);
                rows = !exists || score < rows.BestScore ? new FoundRows(row, score, rows.Count + 1) : rows with { Count = rows.Count + 1 };
            }
        }

        // The newest come first out of the index, and stay first among equals.
        IEnumerable<FoundRows> best = found.Values.OrderBy(static rows => rows.BestScore).Take(filter.Limit);
        using IndexStatement describe = DescribeRow();
        SearchMatch[] matches = [.. best.Select(rows => Describe(describe, rows)).OfType<SearchMatch>()];
        IReadOnlyDictionary<string, string> prefixes = matches.Length == 0 ? FrozenDictionary<string, string>.Empty : IdPrefixes.Of(Ids());
        return new SearchResult([.. matches.Select(match => match with { ShortId = prefixes.GetValueOrDefault(match.Key.Id, match.Key.Id) })], found.Count, messages == MostMessages);
    }

    private List<string> Ids()
    {
        using IndexStatement statement = database.Statement("SELECT session FROM conversations");
        List<string> ids = [];
        while (statement.Read())
        {
            ids.Add(statement.Text(0) ?? "");
        }

        return ids;
    }

    private IndexStatement FindRows()
    {
        IndexStatement statement = database.Statement(
            $"""
            SELECT rowid, bm25(messages, 0, 0, 0, 1, 0.4) - {BeforeAllElse} * ({Literally()}) FROM messages
            WHERE messages MATCH ?1 {(IsFiltered ? $"AND rowid >> {IndexDatabase.OrdinalBits} IN (SELECT value FROM json_each(?2))" : "")}
            ORDER BY rowid DESC LIMIT {MostMessages}
            """);
        statement.Bind(1, query.Expression);
        for (int index = 0; index < query.Literals.Length; index++)
        {
            statement.Bind(FirstLiteral + index, query.Literals[index]);
        }

        return IsFiltered ? statement.Bind(2, $"[{string.Join(',', Wanted())}]") : statement;
    }

    /// <summary>How much of what was typed with signs in it a message has to the letter.</summary>
    private string Literally() => query.Literals.IsEmpty ? "0"
        : string.Join(" + ", query.Literals.Select(static (_, index) => $"(instr(lower(coalesce(said, '') || char(10) || coalesce(tools, '')), lower(?{FirstLiteral + index})) > 0)"));

    private bool IsFiltered => filter.Agent is not null || filter.Since is not null || filter.IsInProject is not null;

    /// <summary>The numbers of the conversations that fit the filter.</summary>
    private List<long> Wanted()
    {
        using IndexStatement statement = database.Statement("SELECT id, agent, last_message, directory FROM conversations");
        List<long> wanted = [];
        while (statement.Read())
        {
            bool fits = (filter.Agent is null || statement.Text(1) == filter.Agent.Value.Value)
                && (filter.Since is null || Time(statement, 2) >= filter.Since)
                && (filter.IsInProject is null || (statement.Text(3) is { } directory && filter.IsInProject(directory)));
            if (fits)
            {
                wanted.Add(statement.Number(0));
            }
        }

        return wanted;
    }

    private IndexStatement DescribeRow() => database.Statement(
        $"""
        SELECT {s_snippet}, role, written, agent, session, path, title, directory, branch, parent, subagent, last_message
        FROM messages JOIN conversations ON id = ?1 WHERE messages MATCH ?2 AND messages.rowid = ?3
        """);

    /// <summary>Null for what has just been removed by another run.</summary>
    private SearchMatch? Describe(IndexStatement statement, FoundRows rows)
    {
        statement.Bind(1, rows.BestRow >> IndexDatabase.OrdinalBits).Bind(2, query.Expression).Bind(3, rows.BestRow);
        SearchMatch? match = !statement.Read() ? null : new SearchMatch(
            new SessionKey(new AgentId(statement.Text(3) ?? ""), statement.Text(4) ?? ""),
            statement.Text(5) ?? "",
            statement.Text(6),
            statement.Text(7),
            statement.Text(8),
            statement.Text(9),
            statement.Number(10) != 0,
            Time(statement, 11),
            (Role)statement.Number(1),
            Time(statement, 2),
            SnippetPiece.Split(statement.Text(0) ?? ""),
            rows.Count);
        statement.Reset();
        return match;
    }

    private static DateTimeOffset? Time(IndexStatement statement, int column) => statement.NumberOrNull(column) is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;

    /// <summary>Where something was found in a conversation. Lower scores are better.</summary>
    private readonly record struct FoundRows(long BestRow, double BestScore, int Count);
}
