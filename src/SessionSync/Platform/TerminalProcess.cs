using System.ComponentModel;
using System.Diagnostics;
using System.Text;

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

    /// <summary>Runs a shell's command line to its end and returns its exit code; what is written is its input, and it may end before it has read all of it.</summary>
    public static async Task<int> FeedAsync(string commandLine, Action<TextWriter> write)
    {
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", commandLine])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        })!;
        try
        {
            await using StreamWriter input = process.StandardInput;
            input.AutoFlush = false;
            write(input);
        }
        catch (IOException)
        {
            // Whoever reads has seen enough.
        }

        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
