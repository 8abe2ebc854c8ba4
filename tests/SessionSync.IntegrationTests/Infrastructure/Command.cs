using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace SessionSync.IntegrationTests.Infrastructure;

/// <summary>A child process to run to its end: nothing but the given variables, nothing on its standard input unless given.</summary>
public sealed record Command(string FileName, params ImmutableArray<string> Arguments)
{
    public string WorkingDirectory { get; init; } = "/";

    public ImmutableDictionary<string, string> Variables { get; init; } =
        ImmutableDictionary<string, string>.Empty.Add("PATH", Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin:/sbin").Add("LANG", "C.UTF-8");

    public string Input { get; init; } = "";

    public PlannedSignal? Signal { get; init; }

    public TimeSpan Timeout { get; init; } = Patience.Limit;

    /// <exception cref="TimeoutException">It did not end in time; it and its descendants were killed.</exception>
    public async Task<CommandResult> RunAsync()
    {
        using var process = new Process { StartInfo = CreateStartInfo() };
        var clock = Stopwatch.StartNew();
        process.Start();
        var output = new StringBuilder();
        var errors = new StringBuilder();
        var signalling = Signal is { ErrorText: null } ? SignalLaterAsync(process, Signal) : Task.CompletedTask;
        var reading = Task.WhenAll(
            ReadAsync(process.StandardOutput, output, null),
            ReadAsync(process.StandardError, errors, process),
            WriteInputAsync(process));
        try
        {
            await process.WaitForExitAsync().WaitAsync(Timeout);
            await reading.WaitAsync(Timeout);
            await signalling;
        }
        catch (TimeoutException timeout)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{FileName} did not end within {Timeout}.\nstdout:\n{Snapshot(output)}\nstderr:\n{Snapshot(errors)}", timeout);
        }

        return new CommandResult(process.ExitCode, Snapshot(output), Snapshot(errors), clock.Elapsed);
    }

    /// <summary>For a caller that wants to watch it run.</summary>
    public ProcessStartInfo CreateStartInfo()
    {
        var start = new ProcessStartInfo(FileName, Arguments)
        {
            WorkingDirectory = WorkingDirectory,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder text, Process? toSignal)
    {
        char[] buffer = new char[4096];
        bool isSent = Signal?.ErrorText is null;
        for (int count; (count = await reader.ReadAsync(buffer)) > 0;)
        {
            lock (text)
            {
                text.Append(buffer, 0, count);
            }

            if (!isSent && toSignal is not null && Snapshot(text).Contains(Signal!.ErrorText!, StringComparison.Ordinal))
            {
                isSent = true;
                Send(toSignal, Signal.Name);
            }
        }
    }

    private async Task WriteInputAsync(Process process)
    {
        try
        {
            await process.StandardInput.WriteAsync(Input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended, or closed its input, before it had read all of it.
        }
    }

    private static async Task SignalLaterAsync(Process process, PlannedSignal signal)
    {
        await Task.Delay(signal.Delay);
        Send(process, signal.Name);
    }

    private static void Send(Process process, string signal)
    {
        if (!process.HasExited)
        {
            using var kill = Process.Start("/bin/sh", ["-c", $"kill -{signal} {process.Id} 2>/dev/null || :"]);
            kill.WaitForExit();
        }
    }

    private static string Snapshot(StringBuilder text)
    {
        lock (text)
        {
            return text.ToString();
        }
    }
}
