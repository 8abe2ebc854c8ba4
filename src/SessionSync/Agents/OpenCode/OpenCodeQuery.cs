using SessionSync.Agents.Formats.Databases;

namespace SessionSync.Agents.OpenCode;

/// <summary>The queries to OpenCode's database, here and elsewhere. Each statement answers with one column whose every value is a JSON object without a line
/// break, so that whatever prints rows can be asked. What varies in a statement are ids and names of columns that are plain.</summary>
internal static class OpenCodeQuery
{
    /// <summary>Of the table of sessions: what to ask for depends on which of them a version of OpenCode has.</summary>
    private static readonly string[] s_sessionColumns =
    [
        "id", "slug", "project_id", "workspace_id", "parent_id", "directory", "path", "title", "version", "share_url", "summary_additions", "summary_deletions",
        "summary_files", "summary_diffs", "metadata", "cost", "tokens_input", "tokens_output", "tokens_reasoning", "tokens_cache_read", "tokens_cache_write",
        "revert", "permission", "agent", "model", "time_created", "time_updated", "time_compacting", "time_archived",
    ];

    /// <summary>Whether there are sessions of version 2, which keeps them in tables of its own.</summary>
    public const string HasLater = "SELECT json_object('any', EXISTS (SELECT 1 FROM session_v2)) AS row";

    /// <summary>The columns of the table of sessions, and whether there is one of version 2; then every session.</summary>
    public const string Listing = """
        SELECT json_object('columns', (SELECT json_group_array(name) FROM pragma_table_info('session')),
        'later', (SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'session_v2')) AS row
        UNION ALL SELECT json_object('id', id, 'parent', parent_id, 'directory', directory, 'title', substr(title, 1, 200),
        'messages', (SELECT count(*) FROM message WHERE message.session_id = session.id),
        'message', (SELECT max(id) FROM message WHERE message.session_id = session.id),
        'parts', (SELECT count(*) FROM part WHERE part.session_id = session.id),
        'part', (SELECT max(id) FROM part WHERE part.session_id = session.id),
        'head', (SELECT max(time_created) FROM message WHERE message.session_id = session.id),
        'unfinished', (SELECT CASE WHEN json_valid(data) THEN json_extract(data, '$.role') = 'assistant' AND
        json_extract(data, '$.time.completed') IS NULL AND json_extract(data, '$.error') IS NULL END
        FROM message WHERE message.session_id = session.id ORDER BY time_created DESC, id DESC LIMIT 1),
        'written', (SELECT max(time_updated) FROM part WHERE message_id =
        (SELECT id FROM message WHERE message.session_id = session.id ORDER BY time_created DESC, id DESC LIMIT 1)))
        FROM session
        """;

    /// <summary>The ids of everything there is of these sessions.</summary>
    public static string Ids(IEnumerable<string> sessions)
    {
        string ids = ListOf(sessions);
        return $"""
            SELECT json_object('id', id, 'session', session_id) AS row FROM message WHERE session_id IN ({ids})
            UNION ALL SELECT json_object('id', id, 'session', session_id) FROM part WHERE session_id IN ({ids})
            """;
    }

    /// <summary>All there is of these sessions.</summary>
    /// <param name="columns">Those of the table of sessions, as the listing told them.</param>
    /// <param name="sessions">Their ids; one that is not plain could be more than an id, and is left out.</param>
    public static string Content(IEnumerable<string> columns, IEnumerable<string> sessions)
    {
        string ids = ListOf(sessions);
        string known = string.Join(',', s_sessionColumns.Intersect(columns).Select(column => $"'{column}',{column}"));
        return $"""
            SELECT json_object('session', json_object({known})) AS row FROM session WHERE id IN ({ids})
            UNION ALL SELECT json_object('message', id, 'session', session_id, 'time', time_created, 'data', data) FROM message WHERE session_id IN ({ids})
            UNION ALL SELECT json_object('part', id, 'message', message_id, 'session', session_id, 'data', data) FROM part WHERE session_id IN ({ids})
            """;
    }

    private static string ListOf(IEnumerable<string> sessions) => string.Join(',', sessions.Where(PlainId.IsPlain).Select(id => $"'{id}'"));
}
