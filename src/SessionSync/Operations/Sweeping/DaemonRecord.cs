using System.Globalization;
using SessionSync.Platform;

namespace SessionSync.Operations.Sweeping;

/// <summary>A daemon that runs, and when it will sweep next.</summary>
/// <param name="Next">Null while that is not known, such as right after its start.</param>
public sealed record DaemonRecord(int ProcessId, DateTimeOffset? Next)
{
    private const string FirstField = "daemon 1";

    public static string PathIn(string stateDirectory) => Path.Combine(stateDirectory, "daemon");

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static DaemonRecord? Load(string stateDirectory)
    {
        try
        {
            return Fields.Split(File.ReadAllText(PathIn(stateDirectory)).TrimEnd('\n')) is [FirstField, var process, var next]
                ? new DaemonRecord(int.Parse(process, CultureInfo.InvariantCulture), next.Length == 0 ? null : DateTimeOffset.Parse(next, CultureInfo.InvariantCulture))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return null;
        }
    }

    public void Save(string stateDirectory) => PrivateFile.Replace(
        PathIn(stateDirectory),
        Fields.Join(FirstField, $"{ProcessId}", Next?.ToString("O", CultureInfo.InvariantCulture) ?? "") + "\n",
        isDurable: false);
}
