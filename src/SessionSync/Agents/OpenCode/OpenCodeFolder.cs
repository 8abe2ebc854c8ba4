using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Databases;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.OpenCode;

/// <summary>Where OpenCode keeps its data in a home.</summary>
internal sealed class OpenCodeFolder(AgentHome home)
{
    private readonly string _data = Path.Combine(
        home.Variable("XDG_DATA_HOME") is { } moved && Path.IsPathFullyQualified(moved) ? moved : Path.Combine(home.Home, ".local", "share"), "opencode");

    /// <summary>The JSON files of versions before 1.2.</summary>
    public string Storage => Path.Combine(_data, "storage");

    /// <summary>The database that a variable names, or those of all release channels.</summary>
    public IEnumerable<string> Databases()
    {
        if (home.Variable("OPENCODE_DB") is { Length: > 0 } named)
        {
            string path = DatabaseFile.Real(Path.Combine(_data, named));
            return DatabaseFile.Exists(path) ? [path] : [];
        }

        return FolderFiles.Enumerate(_data, "opencode*.db")
            .Where(file => IsDatabaseName(Path.GetFileNameWithoutExtension(file.Name)))
            .Select(file => DatabaseFile.Real(file.FullName))
            .Where(DatabaseFile.Exists);
    }

    /// <summary>The database that the command works with; null where there is none.</summary>
    public string? MainDatabase()
    {
        string[] databases = [.. Databases()];
        return databases.FirstOrDefault(path => Path.GetFileName(path) == "opencode.db") ?? databases.Order(StringComparer.Ordinal).FirstOrDefault();
    }

    private static bool IsDatabaseName(string name) => name == "opencode" || name.StartsWith("opencode-", StringComparison.Ordinal);
}
