using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Looks for transcripts in an agent's folders. What is not there or not to be read has none; links are not followed, and files
/// without content, which pipes and sockets seem to be as well, are left out.</summary>
internal static class FolderFiles
{
    public static IEnumerable<FileInfo> Enumerate(string folder, string pattern, int depth = 0)
    {
        var options = new EnumerationOptions
        {
            AttributesToSkip = FileAttributes.ReparsePoint,
            RecurseSubdirectories = depth > 0,
            MaxRecursionDepth = depth,
            IgnoreInaccessible = true,
            MatchType = MatchType.Simple,
        };
        return Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles(pattern, options).Where(static file => file.Length > 0) : [];
    }

    public static IEnumerable<string> Folders(string folder)
    {
        var options = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        return Directory.Exists(folder) ? Directory.EnumerateDirectories(folder, "*", options) : [];
    }

    public static FileStamp StampOf(FileInfo file) => new(file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds());
}
