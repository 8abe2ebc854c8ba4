using System.Collections.Immutable;
using SessionSync.Platform;

namespace SessionSync.Sync.Memory;

/// <summary>Where a project lies on a target, whichever agents are synced. It is remembered, for to look for it costs more than the whole of a
/// sync that has nothing to do.</summary>
/// <param name="Asked">The directory that was asked for; empty where none was.</param>
/// <param name="Path">The project there; absolute.</param>
/// <param name="Beside">Other directories there that the same repository is checked out in.</param>
public sealed record RemotePlaces(string Asked, string Path, ImmutableArray<string> Beside)
{
    /// <summary>It is where it was asked for, and nowhere else.</summary>
    public bool IsPlain => Path == Asked && Beside.IsEmpty;

    /// <summary>Null where nothing is remembered.</summary>
    public static RemotePlaces? Load(string file)
    {
        try
        {
            return File.Exists(file) ? Parse(File.ReadAllText(file)) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is found out again.
            return null;
        }
    }

    /// <summary>Writes it where it is not written yet. That it cannot be written harms nobody: it is found out again.</summary>
    public void Save(string file)
    {
        string text = Fields.Join([Asked, Path, .. Beside]);
        try
        {
            if (!File.Exists(file) || File.ReadAllText(file) != text)
            {
                PrivateFile.Replace(file, text, isDurable: false);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }

    private static RemotePlaces? Parse(string text) => Fields.Split(text) is [var asked, ['/', ..] path, .. var beside]
        ? new RemotePlaces(asked, path, [.. beside.Where(static one => one.StartsWith('/'))])
        : ParseLines(text);

    /// <summary>Earlier versions wrote lines, and nothing but the path where none was asked for.</summary>
    private static RemotePlaces? ParseLines(string text) => text.Split('\n') switch
    {
        [var asked, ['/', ..] path, .. var beside] => new RemotePlaces(asked, path, [.. beside.Where(static one => one.StartsWith('/'))]),
        [['/', ..], ..] => new RemotePlaces("", text, []),
        _ => null,
    };
}
