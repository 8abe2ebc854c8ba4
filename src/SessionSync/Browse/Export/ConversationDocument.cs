using SessionSync.Browse.Export.Documents;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Writes one conversation to a stream, as JSON by <see cref="ConversationSchema"/>.</summary>
public static class ConversationDocument
{
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
