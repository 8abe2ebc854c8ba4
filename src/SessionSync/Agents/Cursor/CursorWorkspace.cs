using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Cursor;

/// <summary>Tells which directory a workspace is, as the machine that it is on knows it.</summary>
internal static class CursorWorkspace
{
    private const string SchemeEnd = "://";

    /// <summary>The directory of a workspace, from the file beside its database; null where that does not tell.</summary>
    public static string? DirectoryOf(string workspaceDatabase)
    {
        string? json = SmallFile.TryRead(new FileInfo(Path.Combine(Path.GetDirectoryName(workspaceDatabase)!, "workspace.json")));
        return JsonPiece.TryParse(json, out JsonPiece workspace) ? DirectoryOf(workspace) : null;
    }

    /// <summary>The directory that a <c>workspaceIdentifier</c> tells; null for none.</summary>
    public static string? DirectoryOfIdentifier(JsonPiece identifier) =>
        PathIn(identifier["uri"u8]) ?? (PathIn(identifier["configPath"u8]) is { } file ? Path.GetDirectoryName(file) : null);

    /// <summary>The path of an address such as <c>file:///a%20b</c> or <c>vscode-remote://ssh-remote%2Bhost/a</c>.</summary>
    public static string? PathOf(string? address)
    {
        int host = address?.IndexOf(SchemeEnd, StringComparison.Ordinal) ?? -1;
        int path = host < 0 ? -1 : address!.IndexOf('/', host + SchemeEnd.Length);
        return path < 0 ? null : Uri.UnescapeDataString(address![path..]);
    }

    private static string? DirectoryOf(JsonPiece workspace) =>
        PathOf(workspace["folder"u8].Text) ?? (PathOf(workspace["workspace"u8].Text) is { } file ? Path.GetDirectoryName(file) : null);

    private static string? PathIn(JsonPiece address) => address["path"u8].Text ?? address["fsPath"u8].Text ?? PathOf(address["external"u8].Text);
}
