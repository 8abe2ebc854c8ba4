using System.Text;
using System.Text.Encodings.Web;
using SessionSync.Agents.Formats.Json;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Gemini;

/// <summary>Writes a session as one with another id, whose summary says that it is a copy.</summary>
/// <param name="version">Seekable: it is read twice, so that it does not have to fit into memory.</param>
internal sealed class ChatCopy(Stream version, string id)
{
    private static readonly byte[] s_newline = "\n"u8.ToArray();

    public async Task WriteAsync(Stream copy, CancellationToken cancellationToken)
    {
        string? title = ChatTitle.Read(version);
        version.Position = 0;
        using LineReader lines = new(version);
        while (await lines.ReadAsync(cancellationToken))
        {
            await copy.WriteAsync(Renamed(lines.Line), cancellationToken);

            // What follows a line without an end would be lost with it.
            await copy.WriteAsync(s_newline, cancellationToken);
        }

        string summary = JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(title is null ? "Copy of an older version" : $"Copy of an older version: {title}");
        await copy.WriteAsync(Encoding.UTF8.GetBytes($$$"""{"$set":{"summary":"{{{summary}}}"}}""" + "\n"), cancellationToken);
    }

    /// <summary>The line with the new id, if it tells one: the header does, and what clients write when they resume.</summary>
    private ReadOnlyMemory<byte> Renamed(ReadOnlyMemory<byte> line)
    {
        byte[] text = line.ToArray();
        if (!JsonPiece.TryParse(text, out JsonPiece record))
        {
            return line;
        }

        JsonPiece old = record["sessionId"u8];
        old = old.IsMissing ? record["$set"u8]["sessionId"u8] : old;
        return old.IsString
            ? (byte[])[.. text.AsSpan(0, old.OffsetInText), (byte)'"', .. Encoding.UTF8.GetBytes(id), (byte)'"', .. text.AsSpan(old.OffsetInText + old.Length)]
            : line;
    }
}
