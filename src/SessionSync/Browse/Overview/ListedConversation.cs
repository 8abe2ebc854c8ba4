using System.Collections.Immutable;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Overview;

/// <summary>A conversation with what a list tells of it.</summary>
/// <param name="Warnings">What of it could not be read; the first few.</param>
public sealed record ListedConversation(FoundConversation Found, ConversationFacts Facts, ImmutableArray<ReadWarning> Warnings)
{
    /// <summary>It lies in the vault: no agent here has it.</summary>
    public bool IsInVault { get; init; }

    /// <summary>When something was last said in it, or its file last changed where no message says when.</summary>
    public DateTimeOffset LastActive => Facts.LastMessageAt ?? DateTimeOffset.FromUnixTimeSeconds(
        Math.Clamp(Found.Stamp.ModifiedSeconds, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
}
