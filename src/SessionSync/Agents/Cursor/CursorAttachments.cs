using SessionSync.Agents.Formats.Json;
using SessionSync.Model.Conversations;

namespace SessionSync.Agents.Cursor;

/// <summary>Finds what a person put beside the words: files, selections of them, and pieces of code.</summary>
internal static class CursorAttachments
{
    public static IEnumerable<Part> Of(JsonPiece bubble) =>
    [
        .. bubble["context"u8]["fileSelections"u8].Items.Select(file => new AttachmentPart(NameOf(file["uri"u8]), "")),
        .. bubble["context"u8]["selections"u8].Items.Concat(bubble["selections"u8].Items).Select(selection => new AttachmentPart(
            NameOf(selection["uri"u8]), selection["text"u8].Text ?? selection["rawText"u8].Text ?? "")),
        .. bubble["attachedCodeChunks"u8].Items.Select(chunk => new AttachmentPart(
            chunk["relativeWorkspacePath"u8].Text ?? NameOf(chunk["uri"u8]), string.Join('\n', chunk["lines"u8].Items.Select(line => line.Text)))),
    ];

    private static string NameOf(JsonPiece address) => address["path"u8].Text ?? address["fsPath"u8].Text ?? address.Text ?? "";
}
