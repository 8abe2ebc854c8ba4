namespace SessionSync.Platform;

/// <summary>How long the other end of a stream may keep silent. Only silence counts: whatever moves, however slowly, may take all the time it
/// needs; but a few bytes now and then are as good as none.</summary>
/// <param name="most">The limit, asked anew each time.</param>
internal sealed class IdleLimit(Func<TimeSpan> most, TimeProvider clock)
{
    /// <summary>Less than this within the limit is no transfer.</summary>
    private const int LeastBytes = 1024;
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private readonly long _start = clock.GetTimestamp();
    private long _since = clock.GetTimestamp();
    private int _bytes;

    /// <summary>How long all of it may take, from the start on; null for as long as it moves.</summary>
    public Func<TimeSpan>? MostInAll { get; set; }

    /// <summary>Why the other side was given up; null as long as it was not.</summary>
    public IOException? Failure { get; private set; }

    /// <summary>Something was done, or something new is waited for.</summary>
    public void Restart()
    {
        _since = clock.GetTimestamp();
        _bytes = 0;
    }

    /// <summary>So much has moved.</summary>
    public void Count(int bytes)
    {
        _bytes += bytes;
        if (_bytes >= LeastBytes)
        {
            Restart();
        }
    }

    /// <summary>Waits for something to move.</summary>
    /// <param name="end">What ends the other side, so that the wait does end.</param>
    /// <exception cref="IOException">The other side kept silent; it then is ended.</exception>
    public async Task WaitAsync(Task moving, Func<Task> end)
    {
        while (!moving.IsCompleted)
        {
            TimeSpan left = Left();
            if (left <= TimeSpan.Zero)
            {
                Failure = new IOException($"It kept silent for {most().TotalSeconds:0} seconds");
                await end();

                // Whoever waited owns a buffer: nothing may be put into that any more when it is told.
                await moving.WaitAsync(s_look).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw Failure;
            }

            using var look = new CancellationTokenSource();
            await Task.WhenAny(moving, Task.Delay(left < s_look ? left : s_look, clock, look.Token));
            await look.CancelAsync();
        }
    }

    private TimeSpan Left()
    {
        TimeSpan left = most() - clock.GetElapsedTime(_since);
        TimeSpan? leftInAll = MostInAll?.Invoke() - clock.GetElapsedTime(_start);
        return leftInAll < left ? leftInAll.Value : left;
    }
}
