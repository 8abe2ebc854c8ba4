using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.OpenCode;

/// <summary>The facts about a session that the store keeps besides its messages.</summary>
/// <param name="RevertedMessage">A person undid everything from this message on; it is still there.</param>
/// <param name="RevertedPart">The first part that was undone, where not all of that message was.</param>
internal sealed record OpenCodeSession(
    string? Title,
    string? Directory,
    string? Parent,
    DateTimeOffset? CreatedAt,
    string? RevertedMessage = null,
    string? RevertedPart = null)
{
    /// <summary>Titles of sessions that nothing has named yet begin with this.</summary>
    private const string Unnamed = "New session - ";

    public string? GivenTitle => Title is null || Title.StartsWith(Unnamed, StringComparison.Ordinal) ? null : Title;

    public OpenCodeSession WithRevert(string? revert) => JsonPiece.TryParse(revert, out JsonPiece parsed) ? WithRevert(parsed) : this;

    public OpenCodeSession WithRevert(JsonPiece revert) =>
        this with { RevertedMessage = revert["messageID"u8].Text, RevertedPart = revert["partID"u8].Text };
}
