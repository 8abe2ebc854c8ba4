namespace SessionSync.Platform;

/// <summary>How hard to compress: harder while the wire keeps us waiting and a processor has time for it, less hard while it waits for us.</summary>
internal sealed class CompressionPace
{
    /// <summary>Whoever waits for a far side that shares these processors would only make it slower.</summary>
    private const double Idle = 0.5;
    private const double Busy = 0.25;
    private static readonly (int Zstandard, int GZip)[] Steps = [(3, 2), (6, 4), (9, 6)];
    private int _step;

    /// <summary>The level for the next piece of content with zstd.</summary>
    public int Zstandard => Steps[_step].Zstandard;

    /// <summary>The level for the next piece of content with gzip.</summary>
    public int GZip => Steps[_step].GZip;

    /// <summary>Learns from a piece that has gone out.</summary>
    /// <param name="waited">How long the wire would take nothing.</param>
    /// <param name="total">How long the piece took in all.</param>
    /// <param name="idle">Which share of the processors' time nobody wanted meanwhile.</param>
    public void Learn(TimeSpan waited, TimeSpan total, double idle)
    {
        double share = waited / total;
        if (share > 0.6 && idle >= Idle && _step < Steps.Length - 1)
        {
            _step++;
        }
        else if ((share < 0.2 || idle < Busy) && _step > 0)
        {
            _step--;
        }
    }
}
