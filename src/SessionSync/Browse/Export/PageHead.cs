using System.Net;
using System.Text;
using SessionSync.Browse.Export.Documents;

namespace SessionSync.Browse.Export;

/// <summary>The metadata of a page, for programs. Some pages are from earlier exports, and their sessions need not exist any more.</summary>
/// <param name="File">The page's name.</param>
/// <param name="Session">The session's part of the names of its pages (<see cref="ExportName.IdentityOf"/>); empty where the page does not tell.</param>
/// <param name="Parent">The same of the session that started it or that it was forked from; empty where there is none.</param>
internal sealed record PageHead(string File, string Title, string Description, string Session, string Parent, bool IsSubagent)
{
    private const string SessionName = "session";
    private const string ForkName = "forked-from";
    private const string SubagentName = "started-by";

    public PageLink Link => new(File, Title);

    public static PageHead Of(ExportedSession session) => new(
        ExportName.Of(session, ExportFormat.Html), DocumentWords.NameOf(session), "", ExportName.IdentityOf(session.Key),
        session.Facts.Parent is { } parent ? ExportName.IdentityOf(parent) : "", session.IsSubagent);

    /// <summary>The names and values to write into the page's head for <see cref="Read"/> to find.</summary>
    public static (string Name, string Value)[] FactsOf(ExportedSession session)
    {
        PageHead head = Of(session);
        return head.Parent.Length == 0 ? [(SessionName, head.Session)] : [(SessionName, head.Session), (head.IsSubagent ? SubagentName : ForkName, head.Parent)];
    }

    /// <returns>Null where the file is no page of an export.</returns>
    public static PageHead? Read(string path)
    {
        string head = TextOf(path);
        if (!head.Contains(HtmlPage.Mark, StringComparison.Ordinal))
        {
            return null;
        }

        string file = Path.GetFileName(path);
        string? starter = Fact(head, SubagentName);
        return new PageHead(
            file, Between(head, "<title>", "</title>") ?? file, Fact(head, "description") ?? "", Fact(head, SessionName) ?? "", starter ?? Fact(head, ForkName) ?? "", starter is not null);
    }

    private static string? Fact(string head, string name) => Between(head, $"<meta name=\"{name}\" content=\"", "\"");

    private static string? Between(string head, string before, string after)
    {
        int start = head.IndexOf(before, StringComparison.Ordinal);
        int end = start < 0 ? -1 : head.IndexOf(after, start + before.Length, StringComparison.Ordinal);
        return end < 0 ? null : WebUtility.HtmlDecode(head[(start + before.Length)..end]);
    }

    private static string TextOf(string path)
    {
        byte[] head = new byte[HtmlPage.LongestHead];
        using FileStream file = System.IO.File.OpenRead(path);
        return Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }
}
