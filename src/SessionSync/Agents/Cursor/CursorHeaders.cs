using System.Text;
using Microsoft.Data.Sqlite;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Cursor;

/// <summary>Gathers the lists of chats that versions of Cursor kept: in each workspace up to 2.6, in one global value in 3.0, in a global
/// table since. A later list is the truer one.</summary>
internal sealed class CursorHeaders
{
    private const string Table = "composerHeaders";
    private const string WorkspaceState = "composer.composerData";
    private const string PanePrefix = "workbench.panel.composerChatViewPane.";
    private static readonly string[] s_openChats = ["selectedComposerIds", "lastFocusedComposerIds"];
    private readonly Dictionary<string, CursorHeader> _headers = [];

    public CursorHeader? Of(string composer) => _headers.GetValueOrDefault(composer);

    public void AddWorkspace(ReadOnlyDatabase workspace, string path)
    {
        AddList(workspace, WorkspaceState, path);
        foreach (string composer in OpenChats(workspace))
        {
            CursorHeader known = Of(composer) ?? new CursorHeader(null);
            _headers[composer] = known with { WorkspaceDatabase = known.WorkspaceDatabase ?? path };
        }
    }

    public void AddGlobal(ReadOnlyDatabase global)
    {
        AddList(global, "composer.composerHeaders", null);
        if (!global.HasTable(Table))
        {
            return;
        }

        foreach ((string composer, CursorHeader header) in global.Select("SELECT composerId, lastUpdatedAt, isSubagent FROM composerHeaders", RowOf))
        {
            _headers[composer] = header with { WorkspaceDatabase = Of(composer)?.WorkspaceDatabase };
        }
    }

    /// <summary>The directory of the workspace that a global list gives a chat.</summary>
    public static string? DirectoryOf(ReadOnlyDatabase global, CursorFolder folder, string composer)
    {
        string? workspace = global.HasTable(Table)
            ? global.Select("SELECT workspaceId FROM composerHeaders WHERE composerId = $1", row => ReadOnlyDatabase.TextOf(row, 0), composer).FirstOrDefault()
            : null;
        if (PlainId.IsPlain(workspace) && CursorWorkspace.DirectoryOf(folder.WorkspaceDatabase(workspace!)) is { } directory)
        {
            return directory;
        }

        JsonPiece list = CursorValues.Item(global, "composer.composerHeaders", _ => { });
        return (from head in list["allComposers"u8].Items
                where head["composerId"u8].Text == composer
                select CursorWorkspace.DirectoryOfIdentifier(head["workspaceIdentifier"u8])).FirstOrDefault();
    }

    /// <summary>The chats that a window of the workspace shows: all that tells of some where the list is gone
    /// (https://github.com/S2thend/cursor-history-mcp/issues/4).</summary>
    private static IEnumerable<string> OpenChats(ReadOnlyDatabase workspace)
    {
        JsonPiece state = CursorValues.Item(workspace, WorkspaceState, static _ => { });
        IEnumerable<string?> shown = s_openChats.SelectMany(list => state[Encoding.UTF8.GetBytes(list)].Items.Select(static id => id.Text));
        return shown.Concat(CursorValues.ItemKeys(workspace, PanePrefix)).Where(PlainId.IsPlain).Select(static id => id!).Distinct();
    }

    private void AddList(ReadOnlyDatabase database, string key, string? workspace)
    {
        JsonPiece list = CursorValues.Item(database, key, static _ => { });
        foreach (JsonPiece head in list["allComposers"u8].Items)
        {
            if (head["composerId"u8].Text is { } composer)
            {
                _headers[composer] = new CursorHeader(
                    head["lastUpdatedAt"u8].Time?.ToUnixTimeMilliseconds(), head["isSubagent"u8].IsTrue, workspace ?? Of(composer)?.WorkspaceDatabase);
            }
        }
    }

    private static (string, CursorHeader) RowOf(SqliteDataReader row) => (
        ReadOnlyDatabase.TextOf(row, 0) ?? "",
        new CursorHeader(row.IsDBNull(1) ? null : ReadOnlyDatabase.NumberOf(row, 1), ReadOnlyDatabase.NumberOf(row, 2) != 0));
}
