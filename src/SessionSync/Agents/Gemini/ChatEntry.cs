using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Gemini;

/// <summary>Where a message lies, and what a list needs of it; small, for there can be millions.</summary>
/// <param name="Ticks">When it was written, in UTC; 0 where that is not known.</param>
/// <param name="IsListed">Whether it counts still: not rewound, and not left out of a later snapshot.</param>
internal readonly record struct ChatEntry(long Offset, int Length, long Ticks, int Input, int Output, int Cached, bool IsSpoken, bool IsListed)
{
    public DateTimeOffset? At => Ticks == 0 ? null : new DateTimeOffset(Ticks, TimeSpan.Zero);

    public TokenUsage Tokens => new(Input, Output, Cached, 0);

    public ChatEntry WithTokensOf(ChatEntry other) => this with { Input = other.Input, Output = other.Output, Cached = other.Cached };
}
