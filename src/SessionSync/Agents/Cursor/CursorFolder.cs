using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Cursor;

/// <summary>Cursor's folder of one user, with the databases in it.</summary>
internal sealed record CursorFolder(string User)
{
    private const string Database = "state.vscdb";
    private const string GlobalStorage = "globalStorage";

    /// <summary>The database with what was said, of all workspaces.</summary>
    public string Global => Path.Combine(User, GlobalStorage, Database);

    /// <summary>The folders of a home: that of Linux, which a variable moves, and that of macOS.</summary>
    public static IEnumerable<CursorFolder> Of(AgentHome home)
    {
        string configuration = home.Variable("XDG_CONFIG_HOME") is { } moved && Path.IsPathFullyQualified(moved) ? moved : Path.Combine(home.Home, ".config");
        yield return new CursorFolder(Path.Combine(configuration, "Cursor", "User"));
        yield return new CursorFolder(Path.Combine(home.Home, "Library", "Application Support", "Cursor", "User"));
    }

    /// <summary>The folder that this database lies in: globalStorage/state.vscdb or workspaceStorage/id/state.vscdb.</summary>
    public static CursorFolder Around(string database) =>
        new(Path.GetFullPath(Path.Combine(database, IsGlobal(database) ? "../.." : "../../..")));

    public static bool IsGlobal(string database) => Path.GetFileName(Path.GetDirectoryName(database)) == GlobalStorage;

    public string WorkspaceDatabase(string workspace) => Path.Combine(User, "workspaceStorage", workspace, Database);

    public IEnumerable<string> WorkspaceDatabases() => FolderFiles.Folders(Path.Combine(User, "workspaceStorage"))
        .Select(folder => WorkspaceDatabase(Path.GetFileName(folder)))
        .Where(DatabaseFile.Exists);
}
