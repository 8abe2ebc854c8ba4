namespace SessionSync.Cli.Commands;

/// <summary>Runs something with signals listened to meanwhile.</summary>
internal static class StoppableRun
{
    /// <summary>The run's own exit code, or that of the signal that ended it.</summary>
    public static async Task<ExitCode> RunAsync(Func<CancellationToken, Task<ExitCode>> run)
    {
        using StopSignals signals = new();
        signals.Listen();
        try
        {
            ExitCode code = await run(signals.Token);
            return signals.Code ?? code;
        }
        catch (Exception) when (signals.Code is not null)
        {
            // Ctrl-C reaches the child processes too: whatever fails now fails because of it.
            return signals.Code.Value;
        }
    }
}
