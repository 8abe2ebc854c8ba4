using System.Text.Json;
using SessionSync.Browse.Pricing;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Export.Documents;

/// <summary>One JSON document: the session, then its messages.</summary>
internal sealed class JsonDocumentWriter(Stream output) : IDocumentWriter
{
    private readonly Utf8JsonWriter _json = new(output, new JsonWriterOptions { Encoder = JsonText.Encoder, Indented = true, NewLine = "\n" });

    public void Begin(ExportedSession session)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("session");
        JsonMessages.WriteSession(_json, session);
        _json.WriteEndObject();
        _json.WriteStartArray("messages");
    }

    public void Write(Message message)
    {
        JsonMessages.WriteMessage(_json, message);
        _json.Flush();
    }

    public void End(ConversationCost cost)
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        output.WriteByte((byte)'\n');
    }

    public void Dispose() => _json.Dispose();
}
