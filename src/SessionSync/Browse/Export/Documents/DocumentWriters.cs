using System.Text;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Knows the writer of each format.</summary>
internal static class DocumentWriters
{
    private const int BufferSize = 64 * 1024;

    /// <param name="openSpool">Opens a stream for what has to be written before what stands in front of it is known.</param>
    public static IDocumentWriter Create(ExportFormat format, Stream output, Func<Stream> openSpool) => format switch
    {
        ExportFormat.Json => new JsonDocumentWriter(output),
        ExportFormat.JsonLines => new JsonLinesWriter(output),
        ExportFormat.Html => new HtmlWriter(Text(output), openSpool()),
        ExportFormat.Toon => new ToonWriter(output, openSpool()),
        _ => new MarkdownWriter(Text(output)),
    };

    /// <summary>UTF-8 whatever the locale, without a mark in front; halves of surrogate pairs become U+FFFD.</summary>
    public static TextWriter Text(Stream output) =>
        new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferSize, leaveOpen: true) { NewLine = "\n" };
}
