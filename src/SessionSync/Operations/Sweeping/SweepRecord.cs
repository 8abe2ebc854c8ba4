using System.Globalization;
using SessionSync.Platform;

namespace SessionSync.Operations.Sweeping;

/// <summary>How the last sweep of all targets went.</summary>
/// <param name="Code">What the program that swept ended with; 0 where all went well.</param>
/// <param name="Targets">How many targets were swept, the failed ones included.</param>
public sealed record SweepRecord(DateTimeOffset Started, DateTimeOffset Finished, int Code, int Targets, int Failed)
{
    private const string FirstField = "sweep 1";

    public static string PathIn(string stateDirectory) => Path.Combine(stateDirectory, "sweep");

    /// <summary>Null where there is none, or none that can be read.</summary>
    public static SweepRecord? Load(string stateDirectory)
    {
        try
        {
            return Fields.Split(File.ReadAllText(PathIn(stateDirectory)).TrimEnd('\n')) is [FirstField, var started, var finished, var code, var targets, var failed]
                ? new SweepRecord(Time(started), Time(finished), Number(code), Number(targets), Number(failed))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or FormatException or OverflowException)
        {
            return null;
        }
    }

    public void Save(string stateDirectory) => PrivateFile.Replace(
        PathIn(stateDirectory),
        Fields.Join(FirstField, Started.ToString("O", CultureInfo.InvariantCulture), Finished.ToString("O", CultureInfo.InvariantCulture), $"{Code}", $"{Targets}", $"{Failed}") + "\n",
        isDurable: false);

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
