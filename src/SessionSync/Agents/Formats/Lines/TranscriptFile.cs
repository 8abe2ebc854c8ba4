using SessionSync.Model.Conversations;
using SessionSync.Platform;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Opens transcripts so that nobody who writes them is kept from it.</summary>
internal static class TranscriptFile
{
    /// <summary>The file to be read from its start; null, and told, where it cannot be.</summary>
    public static FileStream? TryOpen(string path, Action<ReadWarning> warn)
    {
        try
        {
            return RegularFile.Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            warn(new ReadWarning(Path.GetFileName(path), $"could not be opened: {failure.Message}"));
            return null;
        }
    }
}
