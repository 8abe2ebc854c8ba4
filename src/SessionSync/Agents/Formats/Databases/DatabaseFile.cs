using SessionSync.Agents.Formats.Lines;
using SessionSync.Platform;

namespace SessionSync.Agents.Formats.Databases;

/// <summary>Looks at a database from outside.</summary>
internal static class DatabaseFile
{
    public const string LogSuffix = "-wal";
    public const string JournalSuffix = "-journal";
    private const string IndexSuffix = "-shm";
    private const int SmallestFile = 512;

    /// <summary>Where the header of a file says that readers must know its write-ahead log; https://www.sqlite.org/fileformat2.html, 1.3.</summary>
    private const int ReadVersionAt = 19;
    private const byte WithLog = 2;

    /// <summary>Whether there is a file that could be a database.</summary>
    public static bool Exists(string path) =>
        new FileInfo(Real(path)) is { Exists: true, LinkTarget: null, Length: >= SmallestFile };

    /// <summary>The file itself where a path is a link to a file of the same user: its log lies beside that.</summary>
    public static string Real(string path) => new FileInfo(path) is { LinkTarget: not null } link && OwnLinks.MayFollow(link) ? RealPath.Of(path) : path;

    /// <summary>A database with a log that lies there without one was closed; opening it as usual would make the log, and leave it.</summary>
    public static DatabaseAccess AccessTo(string path)
    {
        if (!HasLogFormat(path))
        {
            return DatabaseAccess.Shared;
        }

        if (new FileInfo(path + LogSuffix) is not { Exists: true, Length: > 0 })
        {
            return DatabaseAccess.Unchanging;
        }

        return File.Exists(path + IndexSuffix) ? DatabaseAccess.Shared : DatabaseAccess.Copy;
    }

    private static bool HasLogFormat(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Span<byte> header = stackalloc byte[ReadVersionAt + 1];
        return file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length && header[ReadVersionAt] == WithLog;
    }
}
