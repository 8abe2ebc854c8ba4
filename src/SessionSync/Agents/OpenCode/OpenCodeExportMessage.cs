using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.OpenCode;

/// <summary>A message on its way into a document.</summary>
/// <param name="Data">What the database keeps of it, which is all but whose it is.</param>
internal sealed record OpenCodeExportMessage(string Id, double Created, JsonPiece Data)
{
    public List<(string Id, JsonPiece Data)> Parts { get; } = [];
}
