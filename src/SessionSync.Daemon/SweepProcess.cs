using System.Collections.Immutable;
using System.ComponentModel;
using SessionSync.Platform;

namespace SessionSync.Daemon;

/// <summary>Runs each sweep in a process of its own: nothing that goes wrong there can hurt the daemon, and settings are read anew.</summary>
/// <param name="program">The words of the program before its arguments.</param>
internal sealed class SweepProcess(ImmutableArray<string> program, SweepReport report, TimeProvider time)
{
    /// <summary>
    /// Ctrl-C and a terminal that goes away reach all processes of a terminal, the sweep's ssh included. It is for the
    /// daemon to say when a sweep ends.
    /// </summary>
    private const string Shielded = "trap '' INT HUP; exec \"$@\"";

    /// <summary>How long a sweep may take to end once it was told to.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <param name="stop">Asks the sweep to end in order.</param>
    public async Task RunAsync(CancellationToken stop)
    {
        long start = time.GetTimestamp();
        try
        {
            await using ChildProcess child = ChildProcess.Start("/bin/sh", ["-c", Shielded, "sh", .. program, "sweep", "--json"]);
            child.CloseInput();
            Task reading = ReadAsync(child.Output);
            int? code = await EndOfAsync(child, stop);
            await reading.WaitAsync(TimeSpan.FromSeconds(2), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            report.Errors(child.ErrorText);
            report.Ended(code, time.GetElapsedTime(start));
        }
        catch (Win32Exception exception)
        {
            report.NotStarted(exception.Message);
        }
    }

    /// <summary>The exit code; null for a sweep that would not end and is to be killed.</summary>
    private async Task<int?> EndOfAsync(ChildProcess child, CancellationToken stop)
    {
        using CancellationTokenSource patience = new();
        using CancellationTokenRegistration stopping = stop.Register(() =>
        {
            child.RequestEnd();
            patience.CancelAfter(Patience);
        });
        try
        {
            return await child.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async Task ReadAsync(Stream output)
    {
        using StreamReader reader = new(output);
        while (await reader.ReadLineAsync() is { } line)
        {
            report.Line(line);
        }
    }
}
