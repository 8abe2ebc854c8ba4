using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Sync.Memory;

/// <summary>Where on a target a project's sessions lie, where that is not simply the directory that was asked for: found out once, and remembered.</summary>
/// <param name="Asked">The directory that was asked for; empty where none was.</param>
/// <param name="Path">The project there.</param>
/// <param name="Beside">Other directories there that the same repository is checked out in.</param>
public sealed record RemotePlaces(string Asked, string Path, ImmutableArray<string> Beside)
{
    /// <summary>Null where nothing is remembered.</summary>
    public static RemotePlaces? Load(string file)
    {
        try
        {
            return File.Exists(file) && File.ReadAllText(file).Split('\n') is [var asked, ['/', ..] path, .. var beside]
                ? new RemotePlaces(asked, path, [.. beside.Where(static one => one.StartsWith('/'))])
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is found out again.
            return null;
        }
    }

    /// <summary>That it cannot be written harms nobody: it is found out again.</summary>
    public void Save(string file)
    {
        try
        {
            PrivateFile.Replace(file, string.Join('\n', [Asked, Path, .. Beside.Where(static one => !one.Contains('\n', StringComparison.Ordinal))]), isDurable: false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
