namespace SessionSync.Cli.Output;

/// <summary>What the user wants to hear.</summary>
public sealed record ReportOptions(bool IsDryRun = false, bool IsJson = false, bool IsQuiet = false, bool IsVerbose = false)
{
    /// <summary>A terminal with fewer columns has no room for tables and bars.</summary>
    internal const int NarrowWidth = 60;
}
