using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Browse.Export;

/// <summary>The folder that documents go to. Files in it are replaced in one step, only their owner may read them, and git ignores
/// them in a folder that was made for them.</summary>
public sealed class ExportFolder
{
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    private ExportFolder(string path)
    {
        Path = path;
        _names = [.. new DirectoryInfo(path).EnumerateFiles().Select(static file => file.Name)];
    }

    public string Path { get; }

    /// <param name="isDefault">Nobody chose it: then it may not lead elsewhere.</param>
    /// <exception cref="SyncException">It is a link, or cannot be made.</exception>
    public static ExportFolder Open(string path, bool isDefault)
    {
        if (isDefault && new DirectoryInfo(path).LinkTarget is not null)
        {
            // Whoever made the repository could have it lead to any place.
            throw new SyncException(FailureKind.Refused, $"Nothing is exported to {path}", "It is a link to another place", "Name the directory that you want: --output DIR");
        }

        try
        {
            bool isNew = !Directory.Exists(path);
            PrivateFile.CreateDirectory(path);
            if (isNew || isDefault)
            {
                IgnoreIn(path);
            }

            return new ExportFolder(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SyncException(FailureKind.Failed, $"Nothing can be exported to {path}", FileTrouble.Of(exception, path), "Name a directory that you may write to: --output DIR");
        }
    }

    /// <summary>Writes a file, so that whoever reads it sees all of the old one or all of the new one.</summary>
    /// <param name="write">False where there is nothing to write after all: then nothing is changed. A second stream may be opened for what is only for a moment.</param>
    public bool Write(string name, Func<Stream, Func<Stream>, bool> write)
    {
        string target = System.IO.Path.Combine(Path, name);
        string temporary = System.IO.Path.Combine(Path, $".{System.IO.Path.GetRandomFileName()}.tmp");
        try
        {
            bool hasContent;
            using (FileStream file = PrivateFile.Open(temporary, FileMode.CreateNew, FileShare.None))
            {
                Stream? spool = null;
                try
                {
                    hasContent = write(file, () => spool ??= PrivateFile.Open(temporary + "2", FileMode.CreateNew, FileShare.None));
                }
                finally
                {
                    spool?.Dispose();
                }
            }

            if (hasContent)
            {
                File.Move(temporary, target, overwrite: true);
                _names.Add(name);
                _written.Add(name);
            }

            return hasContent;
        }
        finally
        {
            File.Delete(temporary);
            File.Delete(temporary + "2");
        }
    }

    /// <summary>Removes what an earlier export made of a session under another name.</summary>
    public void RemoveStale(SessionKey key, ExportFormat format, string current)
    {
        string identity = ExportName.IdentityOf(key);
        foreach (string name in _names.Where(name => name != current && !_written.Contains(name) && ExportName.IsOf(name, identity, format)).ToList())
        {
            File.Delete(System.IO.Path.Combine(Path, name));
            _names.Remove(name);
        }
    }

    /// <summary>Never over a file or a link that is there.</summary>
    private static void IgnoreIn(string path)
    {
        string file = System.IO.Path.Combine(path, ".gitignore");
        if (new FileInfo(file) is { Exists: false, LinkTarget: null })
        {
            using FileStream ignore = PrivateFile.Open(file, FileMode.CreateNew, FileShare.None);
            ignore.Write("*\n"u8);
        }
    }
}
