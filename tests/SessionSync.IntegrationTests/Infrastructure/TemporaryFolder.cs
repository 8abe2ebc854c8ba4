namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A directory of a test's own, removed with everything in it at the end.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private const int MostAttempts = 100;

    public TemporaryFolder()
    {
        // Agents name folders after real paths, so a temporary directory behind a symlink would not match.
        string parent = Directory.ResolveLinkTarget(System.IO.Path.GetTempPath().TrimEnd('/'), returnFinalTarget: true)?.FullName
            ?? System.IO.Path.GetTempPath();
        Path = System.IO.Path.Combine(parent, "sync-sessions-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    /// <summary>The full path of something inside; it need not exist.</summary>
    public string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    public string CreateDirectory(params string[] parts) => Directory.CreateDirectory(Combine(parts)).FullName;

    /// <summary>Writes a file and the directories above it, and returns its full path.</summary>
    public string Write(string relativePath, string content)
    {
        string path = Combine(relativePath);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public string Read(string relativePath) => File.ReadAllText(Combine(relativePath));

    public void Dispose()
    {
        for (int attempt = 0; Directory.Exists(Path); attempt++)
        {
            try
            {
                MakeWritable(Path);
                Directory.Delete(Path, recursive: true);
            }
            catch (IOException) when (attempt < MostAttempts)
            {
                // Something that a test started and stopped is still ending, and tidies up or writes.
                Thread.Sleep(100);
            }
        }
    }

    // A test may have taken permissions away to see what happens.
    private static void MakeWritable(string directory)
    {
        File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var child in new DirectoryInfo(directory).EnumerateDirectories())
        {
            if (child.LinkTarget is null)
            {
                MakeWritable(child.FullName);
            }
        }
    }
}
