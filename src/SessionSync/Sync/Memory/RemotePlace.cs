using SessionSync.Platform;

namespace SessionSync.Sync.Memory;

/// <summary>Remembers where a project lies on a target, whichever agents are synced: to look for it costs more than the whole of a sync that
/// has nothing to do.</summary>
/// <param name="path">The file it is kept in, which need not exist.</param>
public sealed class RemotePlace(string path)
{
    /// <summary>The project's absolute path there; null where that is not known.</summary>
    public string? Load()
    {
        try
        {
            return File.Exists(path) && File.ReadAllText(path) is ['/', ..] project ? project : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is looked for once more.
            return null;
        }
    }

    /// <summary>Notes where it was found. That it cannot be noted harms nobody.</summary>
    public void Save(string project)
    {
        try
        {
            if (Load() != project)
            {
                PrivateFile.Replace(path, project, isDurable: false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
