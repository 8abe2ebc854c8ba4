using System.Formats.Tar;
using System.IO.Compression;
using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Operations.Installing;

/// <summary>A native sync-sessions: the file itself, or the release file that has it inside.</summary>
internal static class ReleaseFile
{
    private const string ArchiveEnd = ".tar.gz";
    private const string EntryEnd = "/program/sync-sessions";

    /// <exception cref="SyncException">It cannot be read, has no such program, or is not what its checksum says.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            byte[] content = path.EndsWith(ArchiveEnd, StringComparison.Ordinal) ? ReadArchive(path) : File.ReadAllBytes(path);
            return NativeProgram.KindOf(content) is null
                ? throw Unusable(path, "It is no program that was compiled natively")
                : content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw Unusable(path, Printable.Line(exception.Message).TrimEnd('.'));
        }
    }

    private static byte[] ReadArchive(string path)
    {
        byte[] archive = File.ReadAllBytes(path);
        string checksum = $"{path}.sha256";
        if (File.Exists(checksum) && !File.ReadAllText(checksum).StartsWith(Convert.ToHexStringLower(Sha256.HashData(archive)), StringComparison.OrdinalIgnoreCase))
        {
            throw Unusable(path, $"It is not what {Path.GetFileName(checksum)} says");
        }

        using TarReader reader = new(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is { } data && entry.Name.EndsWith(EntryEnd, StringComparison.Ordinal))
            {
                using MemoryStream content = new();
                data.CopyTo(content);
                return content.ToArray();
            }
        }

        throw Unusable(path, "It is no release file: there is no program in it");
    }

    private static SyncException Unusable(string path, string why) =>
        new(FailureKind.Usage, $"{Printable.Line(path)} cannot be used", why, "Name a file that scripts/publish made");
}
