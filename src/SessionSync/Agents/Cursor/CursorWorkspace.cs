using System.Text.Json;
using SessionSync.Agents.Databases;

namespace SessionSync.Agents.Cursor;

/// <summary>Tells which directory a workspace is, as the machine that it is on knows it.</summary>
internal static class CursorWorkspace
{
    private const string SchemeEnd = "://";
    private const int LargestFile = 1024 * 1024;

    /// <summary>What lies beside a workspace's database says it; null where it does not.</summary>
    public static string? DirectoryOf(string workspaceDatabase)
    {
        FileInfo file = new(Path.Combine(Path.GetDirectoryName(workspaceDatabase)!, "workspace.json"));
        if (file is not { Exists: true, LinkTarget: null, Length: > 0 and <= LargestFile })
        {
            return null;
        }

        try
        {
            using JsonDocument? document = ForeignJson.TryParse(File.ReadAllBytes(file.FullName));
            return document is null ? null : DirectoryOf(document.RootElement);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another file may say the same.
            return null;
        }
    }

    /// <summary>What a <c>workspaceIdentifier</c> says.</summary>
    public static string? DirectoryOfIdentifier(JsonElement identifier) =>
        PathIn(identifier.At("uri")) ?? (PathIn(identifier.At("configPath")) is { } file ? Path.GetDirectoryName(file) : null);

    /// <summary>The path of an address such as <c>file:///a%20b</c> or <c>vscode-remote://ssh-remote%2Bhost/a</c>.</summary>
    public static string? PathOf(string? address)
    {
        int host = address?.IndexOf(SchemeEnd, StringComparison.Ordinal) ?? -1;
        int path = host < 0 ? -1 : address!.IndexOf('/', host + SchemeEnd.Length);
        return path < 0 ? null : Uri.UnescapeDataString(address![path..]);
    }

    private static string? DirectoryOf(JsonElement workspace) =>
        PathOf(workspace.TextAt("folder")) ?? (PathOf(workspace.TextAt("workspace")) is { } file ? Path.GetDirectoryName(file) : null);

    private static string? PathIn(JsonElement address) => address.TextAt("path") ?? address.TextAt("fsPath") ?? PathOf(address.TextAt("external"));
}
