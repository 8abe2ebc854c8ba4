using System.Globalization;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Operations.Sweeping;

/// <summary>The states of a machine and of this one when a sweep last found nothing to do between them. As long as neither has changed, there still is
/// nothing to do, whatever the number of projects.</summary>
/// <param name="Since">The oldest head (Unix seconds) that was looked at.</param>
/// <param name="SessionCount">How many sessions were in sync.</param>
/// <param name="Older">How many sessions with an older head were not known to be equal.</param>
public sealed record SweepMemory(ContentHash Local, ContentHash Remote, long Since, int SessionCount, int Older)
{
    private const string FirstField = "host 2";

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static SweepMemory? Load(string path)
    {
        try
        {
            return File.Exists(path) && Fields.Split(File.ReadAllText(path).TrimEnd('\n')) is [FirstField, var local, var remote, var since, var count, var older]
                ? new SweepMemory(new ContentHash(local), new ContentHash(remote), long.Parse(since, CultureInfo.InvariantCulture), int.Parse(count, CultureInfo.InvariantCulture), int.Parse(older, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return null;
        }
    }

    public void Save(string path) => PrivateFile.Replace(
        path, Fields.Join(FirstField, Local.Hex, Remote.Hex, Since.ToString(CultureInfo.InvariantCulture), $"{SessionCount}", $"{Older}") + "\n", isDurable: false);
}
