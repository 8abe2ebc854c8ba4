using SessionSync.Model;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>How a program ended, and what it said.</summary>
internal sealed record CommandAnswer(int ExitCode, string Output, string Error)
{
    public bool IsSuccess => ExitCode == 0;

    /// <summary>Why it failed, on one line.</summary>
    public string Reason => Printable.Line(Error.Trim()) is { Length: > 0 } error ? error.TrimEnd('.') : $"It ended with exit code {ExitCode}";
}
