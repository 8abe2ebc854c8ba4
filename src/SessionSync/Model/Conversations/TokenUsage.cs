namespace SessionSync.Model.Conversations;

/// <summary>Numbers of tokens that were billed.</summary>
/// <param name="Input">Sent, not counting those read from or written to the cache.</param>
/// <param name="CacheRead">Sent, and read from the provider's cache.</param>
/// <param name="CacheWrite">Sent, and written to the provider's cache.</param>
public readonly record struct TokenUsage(long Input, long Output, long CacheRead, long CacheWrite)
{
    public long Total => Input + Output + CacheRead + CacheWrite;

    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => new(
        left.Input + right.Input, left.Output + right.Output, left.CacheRead + right.CacheRead, left.CacheWrite + right.CacheWrite);
}
