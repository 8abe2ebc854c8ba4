using System.Text;

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
            return file is { Exists: true, LinkTarget: null, Length: > 0 and <= Largest } ? File.ReadAllText(file.FullName, Encoding.UTF8) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
