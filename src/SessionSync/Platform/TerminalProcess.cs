using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using CliWrap;

namespace SessionSync.Platform;

/// <summary>A child process that gets our own streams: it talks to the user by itself.</summary>
public static class TerminalProcess
{
    /// <summary>Runs a program to its end and returns its exit code. When cancelled it is killed.</summary>
    /// <param name="searchPath">The value of PATH.</param>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be run.</exception>
    public static Task<int> RunAsync(string program, IEnumerable<string> arguments, string searchPath, CancellationToken cancellationToken) =>
        RunAsync(program, arguments, searchPath, static command => command, ShareAllStreams, cancellationToken);

    /// <summary>Runs a shell's command line to its end and returns its exit code; what is written is its input, and it may end before it has read all of it.</summary>
    public static Task<int> FeedAsync(string commandLine, Action<TextWriter> write)
    {
        PipeSource source = PipeSource.Create(input => Write(input, write));
        return RunAsync("/bin/sh", ["-c", commandLine], null, command => command.WithStandardInputPipe(source), ShareOutput, CancellationToken.None);
    }

    private static async Task<int> RunAsync(
        string program, IEnumerable<string> arguments, string? searchPath, Func<Command, Command> connect, Action<ProcessStartInfo> share, CancellationToken cancellationToken)
    {
        // CliWrap forgets the process as soon as it has ended, and a short one may have by now: only CliWrap can tell its exit code.
        (Process process, Task<CommandResult> running) = ProgramCommand.Start(program, arguments, searchPath, connect, share);
        await using (cancellationToken.Register(() => Kill(process)))
        {
            return (await running).ExitCode;
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
            return;
        }
    }

    private static void ShareAllStreams(ProcessStartInfo start)
    {
        start.RedirectStandardInput = false;
        ShareOutput(start);
    }

    private static void ShareOutput(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = false;
        start.RedirectStandardError = false;
    }

    private static void Write(Stream input, Action<TextWriter> write)
    {
        try
        {
            using var writer = new StreamWriter(input, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            write(writer);
        }
        catch (IOException)
        {
            // Whoever reads has seen enough.
        }
    }
}
