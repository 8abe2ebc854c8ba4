using System.Text;
using SessionSync.Platform;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Reads the small files that agents keep beside their conversations.</summary>
internal static class SmallFile
{
    private const int Largest = 256 * 1024;

    /// <summary>The text of a file; null where it is gone, empty, no file at all or larger than such a file is.</summary>
    public static string? TryRead(FileInfo file)
    {
        try
        {
            if (!file.Exists || !OwnLinks.MayFollow(file) || OwnLinks.Target(file).Length is 0 or > Largest)
            {
                return null;
            }

            using var reader = new StreamReader(RegularFile.Open(file.FullName), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
