namespace SessionSync.Cli.Output;

/// <summary>How much the user wants to be told, and in what form.</summary>
public sealed record ReportOptions(bool IsDryRun = false, bool IsJson = false, bool IsQuiet = false, bool IsVerbose = false)
{
    /// <summary>A terminal with fewer columns has no room for tables and bars.</summary>
    internal const int NarrowWidth = 60;
}
