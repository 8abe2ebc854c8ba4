namespace SessionSync.Agents.Formats.Databases;

/// <summary>A copy of a database and of what belongs to its unfinished changes, in a folder that only its owner can read.</summary>
internal sealed class PrivateCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sync-sessions-");

    private PrivateCopy(string name) => Path = System.IO.Path.Combine(_folder.FullName, name);

    public string Path { get; }

    public static PrivateCopy Of(string path)
    {
        PrivateCopy copy = new(System.IO.Path.GetFileName(path));
        try
        {
            File.Copy(path, copy.Path);
            foreach (string suffix in (string[])[DatabaseFile.LogSuffix, DatabaseFile.JournalSuffix])
            {
                if (File.Exists(path + suffix))
                {
                    File.Copy(path + suffix, copy.Path + suffix);
                }
            }

            // The original may allow nobody to write.
            File.SetUnixFileMode(copy.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
