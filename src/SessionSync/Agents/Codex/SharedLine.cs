using System.Text;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Codex;

/// <summary>A line about one session in a file about many.</summary>
/// <param name="Bytes">As they are, one character each.</param>
/// <param name="NamedAt">When the session was given its name, where the line tells that.</param>
internal sealed record SharedLine(string Bytes, string Session, DateTimeOffset? NamedAt)
{
    /// <summary>Null where it holds no complete record about a session.</summary>
    public static SharedLine? TryParse(ReadOnlySpan<byte> line) =>
        JsonPiece.TryParse(line.ToArray(), out JsonPiece record) && (record["session_id"u8].Text ?? record["id"u8].Text) is { } session
            ? new SharedLine(Encoding.Latin1.GetString(line), session, record["updated_at"u8].Time) : null;
}
