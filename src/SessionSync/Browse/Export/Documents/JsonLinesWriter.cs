using System.Text.Json;
using SessionSync.Browse.Pricing;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>One JSON object on each line: the session, then its messages.</summary>
internal sealed class JsonLinesWriter(Stream output) : IDocumentWriter
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JsonText.Encoder });

    public void Begin(ExportedSession session)
    {
        _json.WriteStartObject();
        _json.WriteString("type", "session");
        JsonMessages.WriteSession(_json, session);
        _json.WriteEndObject();
        EndLine();
    }

    public void Write(Message message)
    {
        JsonMessages.WriteMessage(_json, message);
        EndLine();
    }

    public void End(ConversationCost cost) => _json.Flush();

    public void Dispose() => _json.Dispose();

    private void EndLine()
    {
        _json.Flush();
        output.WriteByte((byte)'\n');
        _json.Reset();
    }
}
