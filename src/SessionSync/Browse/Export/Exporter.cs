using SessionSync.Agents.Contracts;
using SessionSync.Browse.Export.Documents;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Writes conversations into a folder.</summary>
public sealed class Exporter(ExportFolder folder, ExportOptions options)
{
    /// <summary>Writes one conversation, and removes what stood for it under another name.</summary>
    /// <returns>The file's name; null where there was no message to write, and nothing was changed.</returns>
    public string? Export(
        IConversationReader reader, FoundConversation conversation, ConversationFacts facts, Action<ReadWarning> warn, CancellationToken cancellationToken)
    {
        var session = new ExportedSession(conversation.Key, conversation.IsSubagent, facts);
        string name = ExportName.Of(session, options.Format);
        bool hasContent = folder.Write(name, (output, openSpool) =>
        {
            using IDocumentWriter document = DocumentWriters.Create(options.Format, output, openSpool);
            document.Begin(session);
            var links = new ParentLinks();
            bool isEmpty = true;
            foreach (Message message in reader.ReadMessages(conversation, warn))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (PartSelection.Of(message, options) is { } wanted)
                {
                    document.Write(links.Next(wanted));
                    isEmpty = false;
                }
            }

            document.End();
            return !isEmpty;
        });
        if (!hasContent)
        {
            return null;
        }

        folder.RemoveStale(conversation.Key, options.Format, name);
        return name;
    }

    /// <summary>Writes what belongs beside the documents of a format.</summary>
    public void Finish()
    {
        if (options.Format == ExportFormat.Html)
        {
            HtmlIndex.Write(folder);
        }
    }
}
