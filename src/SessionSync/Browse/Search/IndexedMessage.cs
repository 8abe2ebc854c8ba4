using System.Runtime.InteropServices;
using System.Text;
using SessionSync.Model.Conversations;

namespace SessionSync.Browse.Search;

/// <summary>One message as the search index stores it.</summary>
/// <param name="Fingerprint">Of all the rest: equal messages need not be written again.</param>
/// <param name="Said">What was said, in UTF-8.</param>
/// <param name="Tools">What tools were asked for and answered and what was put beside the words, as far as it goes in; in UTF-8.</param>
internal sealed record IndexedMessage(Role Role, DateTimeOffset? At, long Fingerprint, ReadOnlyMemory<byte> Said, ReadOnlyMemory<byte> Tools)
{
    // What a tool prints is mostly not what one remembers of a conversation, and without end.
    private const int MostOfTools = 2_000;
    private const int MostOfSaid = 256_000;

    /// <summary>Null for a message in which there is nothing to find.</summary>
    public static IndexedMessage? Of(Message message)
    {
        if (message.IsMeta)
        {
            return null;
        }

        var said = new CappedText(MostOfSaid);
        var tools = new CappedText(MostOfTools);
        foreach (Part part in message.Parts)
        {
            Add(part, said, tools);
        }

        return said.IsEmpty && tools.IsEmpty ? null : Create(message, Prepared(said), Prepared(tools));
    }

    private static void Add(Part part, CappedText said, CappedText tools)
    {
        switch (part)
        {
            case TextPart text:
                said.Add(text.Text);
                break;
            case SummaryPart summary:
                said.Add(summary.Text);
                break;
            case AttachmentPart attachment:
                tools.Add(attachment.Name);
                tools.Add(attachment.Text);
                break;
            case ToolCallPart call:
                tools.Add(call.Name);
                tools.Add(call.Input);
                break;
            case ToolResultPart result:
                tools.Add(result.Output);
                break;
            default:
                // Thoughts are not told apart from what came of them, and of pictures there is nothing to read.
                break;
        }
    }

    private static byte[] Prepared(CappedText text) => Encoding.UTF8.GetBytes(IndexText.Prepare(text.ToString()));

    private static IndexedMessage Create(Message message, byte[] said, byte[] tools)
    {
        using Sha256 hash = new();
        hash.AppendData(MemoryMarshal.AsBytes([(long)message.Role, message.At?.UtcTicks ?? 0, said.Length]));
        hash.AppendData(said);
        hash.AppendData(tools);
        return new IndexedMessage(message.Role, message.At, BitConverter.ToInt64(hash.GetHashAndReset()), said, tools);
    }
}
