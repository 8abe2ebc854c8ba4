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
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // CliWrap forgets the process once its pipes are done. Nothing goes through this one, and so it lasts until the exit code is known.
        PipeTarget kept = PipeTarget.Create((_, _) => ended.Task);
        (Process process, Task running) = ProgramCommand.Start(
            program, arguments, searchPath, command => connect(command).WithStandardOutputPipe(kept), share);
        await using (cancellationToken.Register(process.Kill))
        {
            await process.WaitForExitAsync(CancellationToken.None);
        }

        int exitCode = process.ExitCode;
        ended.SetResult();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return exitCode;
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
