using System.Collections.Immutable;
using System.Text;
using SessionSync.Browse.Export;
using SessionSync.Browse.Export.Documents;
using SessionSync.Browse.Pricing;
using SessionSync.Model.Conversations;

namespace SessionSync.Tests.Browse.Export;

/// <summary>Conversations as documents, in memory.</summary>
internal static class Documents
{
    /// <summary>Texts that have broken exporters, or could.</summary>
    public static ImmutableArray<string> Hostile { get; } =
    [
        "", " ", "-", "- x", "#", "# x", "true", "null", "42", "-3.5e7", "+1", "007", "a: b", "a,b", "[x]{y}", "\"quoted\"", "back\\slash", "tab\there",
        "two\nlines", "crlf\r\nend\r", "\0null", "\u001b]0;title\u0007\u001b[31mred", "\u0085next\u009b31m", "\u2028line\u2029paragraph", "\ufeffmark", "é😀中文 العربية",
        "half \ud83d and \ude00 half", "```\nfence\n```", "~~~~\n````x", "</script><script>alert(1)</script>", "<!--", "]]>", "{\"a\":1}", "&lt;&amp;", "'; --", "---\nid: x\n---",
        "trailing space ", " leading", "\u00a0nbsp\u00a0", new string('x', 40_000) + "😀" + new string('"', 40_000),
    ];

    /// <summary>A message of every kind of part, with a text in every place that takes one.</summary>
    public static Message Every(string text) => new(text, Role.Assistant, FakeConversation.Start,
    [
        new TextPart(text), new ThinkingPart(text), new SummaryPart(text), new ToolCallPart(text, text, text), new ToolCallPart(null, text, "{\"a\":[1,2.50,null,\"x\"]}"),
        new ToolResultPart(text, text, IsError: true), new ToolResultPart(null, text), new AttachmentPart(text, text), new ImagePart(text, text), new UnknownPart(text, text),
    ])
    {
        ParentId = text,
        Model = text,
        Tokens = new TokenUsage(5, 6, 7, 8),
        IsMeta = true,
    };

    public static string Write(ExportFormat format, params ImmutableArray<Message> messages) => Write(format, new FakeConversation("3f2b8c1e-0000", messages));

    public static string Write(ExportFormat format, FakeConversation conversation)
    {
        using var output = new MemoryStream();
        using var spool = new MemoryStream();
        using (IDocumentWriter writer = DocumentWriters.Create(format, output, () => spool))
        {
            writer.Begin(conversation.Session);
            foreach (Message message in conversation.Messages)
            {
                writer.Write(message);
            }

            writer.End(new ConversationCost([], default));
        }

        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.ToArray());
    }

    /// <summary>What becomes of text in UTF-8: halves of characters are replaced.</summary>
    public static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
