using SessionSync.Model;
using SessionSync.Platform;

namespace SessionSync.Agents.OpenCode;

/// <summary>OpenCode's command.</summary>
internal static class OpenCodeClient
{
    private const string Program = "opencode";
    private const int LongestFailure = 300;
    private const string FailureMark = "Error: ";

    /// <summary>Where its installers put it, below the home directory: the PATH of a shell that read no login files lacks these.</summary>
    private static readonly string[] s_folders = [".opencode/bin", ".local/bin", ".bun/bin", ".npm-global/bin"];

    /// <summary>The absolute path of the command; null where it is not installed.</summary>
    /// <param name="searchPath">The value of PATH.</param>
    public static string? Find(string home, string searchPath) =>
        ProgramPath.Find(Program, searchPath) ?? ProgramPath.Find(Program, string.Join(':', s_folders.Select(folder => Path.Combine(home, folder))));

    /// <summary>Why an import failed, of all that the command said: one line without its colours.</summary>
    public static string FailureOf(string said)
    {
        int mark = said.LastIndexOf(FailureMark, StringComparison.Ordinal);
        string reason = DisplayText.OneLine(mark < 0 ? said : said[(mark + FailureMark.Length)..], LongestFailure);
        return reason.Length > 0 ? reason : "it did not say why";
    }
}
