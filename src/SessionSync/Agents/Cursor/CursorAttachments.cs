using System.Text.Json;
using SessionSync.Agents.Databases;
using SessionSync.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>Finds what a person put beside the words: files, selections of them, and pieces of code.</summary>
internal static class CursorAttachments
{
    public static IEnumerable<Part> Of(JsonElement bubble) =>
    [
        .. bubble.ItemsAt("context", "fileSelections").Select(file => new AttachmentPart(NameOf(file.At("uri")), "")),
        .. bubble.ItemsAt("context", "selections").Concat(bubble.ItemsAt("selections")).Select(selection => new AttachmentPart(
            NameOf(selection.At("uri")), selection.TextAt("text") ?? selection.TextAt("rawText") ?? "")),
        .. bubble.ItemsAt("attachedCodeChunks").Select(chunk => new AttachmentPart(
            chunk.TextAt("relativeWorkspacePath") ?? NameOf(chunk.At("uri")), string.Join('\n', chunk.ItemsAt("lines").Select(line => line.AsText())))),
    ];

    private static string NameOf(JsonElement address) => address.TextAt("path") ?? address.TextAt("fsPath") ?? address.AsText() ?? "";
}
