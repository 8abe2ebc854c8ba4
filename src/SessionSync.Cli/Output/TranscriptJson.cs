using SessionSync.Conversations;
using SessionSync.Overview;

namespace SessionSync.Cli.Output;

/// <summary>A conversation as one JSON document, with one message a line.</summary>
internal static class TranscriptJson
{
    public static void Write(TextWriter output, ShownConversation shown)
    {
        string session = JsonLine.Text(json => ConversationJson.WriteFields(json, shown.Conversation, shown.Project));
        output.Write($"{{\"session\":{session},\"messages\":[");
        string separator = "\n";
        foreach (Message message in shown.Messages)
        {
            output.Write(separator);
            output.Write(JsonLine.Text(json => ConversationJson.WriteFields(json, message)));
            separator = ",\n";
        }

        output.Write("\n]}\n");
    }
}
