namespace SessionSync.Model.Conversations;

/// <summary>Tokens that were paid for.</summary>
/// <param name="Input">Sent, without those of the cache.</param>
/// <param name="CacheRead">Sent and found in the provider's cache.</param>
/// <param name="CacheWrite">Sent and put into the provider's cache.</param>
public readonly record struct TokenUsage(long Input, long Output, long CacheRead, long CacheWrite)
{
    public long Total => Input + Output + CacheRead + CacheWrite;

    public static TokenUsage operator +(TokenUsage left, TokenUsage right) => new(
        left.Input + right.Input, left.Output + right.Output, left.CacheRead + right.CacheRead, left.CacheWrite + right.CacheWrite);
}
