using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Looks for transcripts in an agent's folders. What is not there or not to be read has none; files without content, which pipes and sockets
/// seem to be as well, are left out.</summary>
internal static class FolderFiles
{
    public static IEnumerable<FileInfo> Enumerate(string folder, string pattern, int depth = 0)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles(pattern, OwnLinks.Here).Where(OwnLinks.MayFollow))
        {
            if (OwnLinks.Target(file).Length > 0)
            {
                yield return file;
            }
        }

        foreach (string below in depth > 0 ? Folders(folder) : [])
        {
            foreach (FileInfo file in Enumerate(below, pattern, depth - 1))
            {
                yield return file;
            }
        }
    }

    public static IEnumerable<string> Folders(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateDirectories("*", OwnLinks.Here).Where(OwnLinks.MayFollow).Select(static entry => entry.FullName)
        : [];

    public static FileStamp StampOf(FileInfo file)
    {
        FileInfo target = OwnLinks.Target(file);
        return new FileStamp(target.Length, new DateTimeOffset(target.LastWriteTimeUtc).ToUnixTimeSeconds());
    }
}
