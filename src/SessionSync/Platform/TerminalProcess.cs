using System.ComponentModel;
using System.Diagnostics;

namespace SessionSync.Platform;

/// <summary>A child process that gets our own streams: it talks to the user by itself.</summary>
public static class TerminalProcess
{
    /// <summary>Runs a program to its end and returns its exit code. When cancelled it is killed.</summary>
    /// <param name="searchPath">The value of PATH.</param>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be run.</exception>
    public static async Task<int> RunAsync(string program, IEnumerable<string> arguments, string searchPath, CancellationToken cancellationToken)
    {
        string path = Path.IsPathFullyQualified(program) ? program : ProgramPath.Find(program, searchPath) ?? throw new Win32Exception($"There is no {program} on the PATH");
        using Process process = Process.Start(new ProcessStartInfo(path, arguments) { UseShellExecute = false })!;
        await using CancellationTokenRegistration killing = cancellationToken.Register(process.Kill);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
