using SessionSync.Agents.Contracts;
using SessionSync.Browse.Export.Documents;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export;

/// <summary>Writes conversations into a folder.</summary>
public sealed class Exporter(ExportFolder folder, ExportOptions options)
{
    private readonly DocumentPass _pass = new(options);

    /// <summary>Adds to each session the pages that its own page links to. Only HTML has such links; other formats leave the sessions as they are.</summary>
    public IEnumerable<ExportedSession> Relate(IReadOnlyCollection<ExportedSession> sessions)
    {
        if (options.Format != ExportFormat.Html)
        {
            return sessions;
        }

        var pages = PageRegister.Of(folder.Path, sessions);
        return sessions.Select(session => session with { Related = pages.Of(session) });
    }

    /// <summary>Writes one conversation, and removes what stood for it under another name.</summary>
    /// <returns>The file's name; null where there was no message to write, and nothing was changed.</returns>
    public string? Export(IConversationReader reader, FoundConversation conversation, ExportedSession session, Action<ReadWarning> warn, CancellationToken cancellationToken)
    {
        string name = ExportName.Of(session, options.Format);
        bool hasContent = folder.Write(name, (output, openSpool) =>
        {
            using IDocumentWriter document = DocumentWriters.Create(options.Format, output, openSpool);
            return _pass.Write(document, session, reader.ReadMessages(conversation, warn), cancellationToken);
        });
        if (!hasContent)
        {
            return null;
        }

        folder.RemoveStale(session.Key, options.Format, name);
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
