using SessionSync.Browse.Pricing;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Writes whole conversations: what is wanted of each message, and what all of them cost.</summary>
internal sealed class DocumentPass(ExportOptions options)
{
    private readonly PriceTable _prices = PriceTable.Own();

    /// <returns>False where there was no message to write.</returns>
    public bool Write(IDocumentWriter document, ExportedSession session, IEnumerable<Message> messages, CancellationToken cancellationToken)
    {
        document.Begin(session);
        var links = new ParentLinks();
        var cost = new CostTally(session.Facts);
        bool isEmpty = true;
        foreach (Message message in messages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cost.Add(message);
            if (PartSelection.Of(message, options) is { } wanted)
            {
                document.Write(links.Next(wanted));
                isEmpty = false;
            }
        }

        document.End(cost.By(_prices));
        return !isEmpty;
    }
}
