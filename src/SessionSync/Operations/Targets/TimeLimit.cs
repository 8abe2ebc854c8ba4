namespace SessionSync.Operations.Targets;

/// <summary>Waits for something that may never answer.</summary>
internal static class TimeLimit
{
    /// <exception cref="SyncException">It did not answer in time, or failed.</exception>
    public static async Task<T> WaitAsync<T>(
        Func<CancellationToken, Task<T>> ask, TimeSpan limit, string what, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(limit);
        try
        {
            // Some of what is waited for looks at the token only now and then.
            return await ask(stop.Token).WaitAsync(stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SyncException(FailureKind.Unreachable, what, $"There is no answer after {limit.TotalSeconds:0} seconds", "Check the network");
        }
    }
}
