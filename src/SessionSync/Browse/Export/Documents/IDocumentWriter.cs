using SessionSync.Browse.Pricing;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>Writes one conversation in one format, message by message: never more than one of them is in memory.</summary>
internal interface IDocumentWriter : IDisposable
{
    void Begin(ExportedSession session);

    void Write(Message message);

    /// <summary>Writes what is left, down to the stream.</summary>
    /// <param name="cost">Of the whole conversation, whatever of it was written.</param>
    void End(ConversationCost cost);
}
