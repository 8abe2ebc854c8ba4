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
        IDocumentWriter document = options.Format == ExportFormat.Html ? new HtmlWriter(output) : new MarkdownWriter(output);
        document.Begin(session);
        foreach (Message message in messages)
        {
            if (PartSelection.Of(message, options) is { } wanted)
            {
                document.Write(wanted);
            }
        }

        document.End();
    }

    /// <summary>As JSON by <see cref="ConversationSchema"/>.</summary>
    public static void WriteJson(Stream output, ExportedSession session, IEnumerable<Message> messages)
    {
        using var document = new JsonDocumentWriter(output);
        document.Begin(session);
        var links = new ParentLinks();
        foreach (Message message in messages)
        {
            document.Write(links.Next(message));
        }

        document.End();
    }
}
