namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Logs that are files.</summary>
internal static class LogFiles
{
    /// <summary>The daemon's newest file; their names end with their day. Null if there is none.</summary>
    public static string? Newest(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "daemon-*.log").Max(StringComparer.Ordinal) : null;

    public static ServiceLog? Show(string? path, int lines, bool isFollowed) => path is null || !File.Exists(path)
        ? null
        : new ServiceLog("tail", ["-n", $"{lines}", .. isFollowed ? (ReadOnlySpan<string>)["-F"] : [], path]);
}
