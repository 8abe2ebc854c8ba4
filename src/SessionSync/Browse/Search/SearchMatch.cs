using System.Collections.Immutable;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Search;

/// <summary>A session in which something was found.</summary>
/// <param name="Directory">Where it was held; null where that is not known.</param>
/// <param name="Parent">The id of the session that it was forked from, or that started it.</param>
/// <param name="Role">Who wrote the message that fits best.</param>
/// <param name="Snippet">The words of that message around what was found.</param>
/// <param name="Messages">In how many of its messages something was found.</param>
public sealed record SearchMatch(
    SessionKey Key,
    string Path,
    string? Title,
    string? Directory,
    string? Branch,
    string? Parent,
    bool IsSubagent,
    DateTimeOffset? LastMessageAt,
    Role Role,
    DateTimeOffset? At,
    ImmutableArray<SnippetPiece> Snippet,
    int Messages)
{
    /// <summary>A beginning of the id that names the session alone.</summary>
    public string ShortId { get; init; } = Key.Id;

    /// <summary>It lies in the vault: no agent here has it.</summary>
    public bool IsInVault { get; init; }
}
