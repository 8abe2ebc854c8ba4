namespace SessionSync.Cli.Output;

/// <summary>What the user wants to hear.</summary>
public sealed record ReportOptions(bool IsDryRun = false, bool IsJson = false, bool IsQuiet = false, bool IsVerbose = false);
