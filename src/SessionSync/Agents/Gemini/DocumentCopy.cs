using System.Text;
using System.Text.Encodings.Web;
using SessionSync.Agents.Formats.Json;

namespace SessionSync.Agents.Gemini;

/// <summary>Writes a session that is one document as one with another id, whose summary says that it is a copy.</summary>
/// <param name="version">Seekable; one that <see cref="IsWanted"/>, so it fits into memory.</param>
internal sealed class DocumentCopy(Stream version, string id)
{
    private const int LargestDocument = 256 * 1024 * 1024;
    private const int FirstBytes = 4096;

    /// <summary>Whether a version is a document, and no journal of records: then its first line is no whole object, for clients indent it.</summary>
    public static bool IsWanted(Stream version)
    {
        version.Position = 0;
        byte[] beginning = new byte[FirstBytes];
        int read = version.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
        version.Position = 0;
        ReadOnlySpan<byte> text = beginning.AsSpan(0, read);
        int newline = text.IndexOf((byte)'\n');
        return version.Length <= LargestDocument && newline >= 0 && text[..newline].Trim(" \r"u8).SequenceEqual("{"u8);
    }

    public async Task WriteAsync(Stream copy, CancellationToken cancellationToken)
    {
        byte[] text = new byte[version.Length];
        version.Position = 0;
        await version.ReadExactlyAsync(text, cancellationToken);
        version.Position = 0;
        string? title = ChatTitle.Read(version);
        if (!JsonPiece.TryParse(text, out JsonPiece document) || !document["sessionId"u8].IsString)
        {
            await copy.WriteAsync(text, cancellationToken);
            return;
        }

        JsonPiece old = document["sessionId"u8];
        JsonPiece summary = document["summary"u8];
        string said = Quoted(title is null ? "Copy of an older version" : $"Copy of an older version: {title}");
        List<(JsonPiece Place, string Text)> changes = summary.IsMissing
            ? [(old, $"{Quoted(id)},\n  \"summary\": {said}")]
            : [(old, Quoted(id)), (summary, said)];
        int from = 0;
        foreach ((JsonPiece place, string written) in changes.OrderBy(static change => change.Place.OffsetInText))
        {
            await copy.WriteAsync(text.AsMemory(from..place.OffsetInText), cancellationToken);
            await copy.WriteAsync(Encoding.UTF8.GetBytes(written), cancellationToken);
            from = place.OffsetInText + place.Length;
        }

        await copy.WriteAsync(text.AsMemory(from), cancellationToken);
    }

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
