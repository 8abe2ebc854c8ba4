using SessionSync.Browse.Export.Documents;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Writes one conversation without a folder around it.</summary>
public static class ConversationDocument
{
    /// <summary>For people, as Markdown or as a page.</summary>
    /// <param name="output">Stays open.</param>
    public static void WriteText(TextWriter output, ExportOptions options, ExportedSession session, IEnumerable<Message> messages)
    {
        using var spool = new MemoryStream();
        IDocumentWriter document = options.Format == ExportFormat.Html ? new HtmlWriter(output, spool) : new MarkdownWriter(output);
        new DocumentPass(options).Write(document, session, messages, CancellationToken.None);
    }

    /// <summary>As JSON by <see cref="ConversationSchema"/>.</summary>
    public static void WriteJson(Stream output, ExportedSession session, IEnumerable<Message> messages)
    {
        using var document = new JsonDocumentWriter(output);
        new DocumentPass(new ExportOptions(ExportFormat.Json)).Write(document, session, messages, CancellationToken.None);
    }
}
