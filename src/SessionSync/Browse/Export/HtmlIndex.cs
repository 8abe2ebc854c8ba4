using System.Net;
using System.Text;
using SessionSync.Browse.Export.Documents;

namespace SessionSync.Browse.Export;

/// <summary>The page that leads to all others of a folder: what it says of them is read from them, as earlier exports made some.</summary>
internal static class HtmlIndex
{
    private const string FileName = "index.html";

    /// <exception cref="SyncException">There is an index that is not ours.</exception>
    public static void Write(ExportFolder folder)
    {
        string path = Path.Combine(folder.Path, FileName);
        if (File.Exists(path) && !ReadHead(path).Contains(HtmlPage.Mark, StringComparison.Ordinal))
        {
            throw new SyncException(FailureKind.Refused, $"{path} is not replaced", "No export made it", "Name another directory: --output DIR");
        }

        folder.Write(FileName, (output, _) =>
        {
            string[] pages = [.. Pages(folder.Path)];
            using TextWriter text = DocumentWriters.Text(output);
            HtmlPage.Begin(text, "Sessions", pages.Length == 1 ? "1 session" : $"{pages.Length} sessions");
            text.WriteLine("<ul class=\"index\">");
            foreach (string page in pages)
            {
                WriteItem(text, Path.GetFileName(page), ReadHead(page));
            }

            text.WriteLine("</ul>");
            HtmlPage.End(text);
            return true;
        });
    }

    /// <summary>The latest first.</summary>
    private static IEnumerable<string> Pages(string directory) => Directory.EnumerateFiles(directory, "*.html")
        .Where(static path => ExportName.IsExported(Path.GetFileName(path), ExportFormat.Html))
        .OrderDescending(StringComparer.Ordinal);

    private static void WriteItem(TextWriter text, string name, string head)
    {
        text.Write($"<li><a href=\"{WebUtility.HtmlEncode(Uri.EscapeDataString(name))}\" dir=\"auto\">");
        HtmlText.Write(text, Between(head, "<title>", "</title>") ?? name);
        text.Write("</a><div class=\"quiet\">");
        HtmlText.Write(text, Between(head, "<meta name=\"description\" content=\"", "\"") ?? "");
        text.WriteLine("</div></li>");
    }

    private static string? Between(string head, string before, string after)
    {
        int start = head.IndexOf(before, StringComparison.Ordinal);
        int end = start < 0 ? -1 : head.IndexOf(after, start + before.Length, StringComparison.Ordinal);
        return end < 0 ? null : WebUtility.HtmlDecode(head[(start + before.Length)..end]);
    }

    private static string ReadHead(string path)
    {
        byte[] head = new byte[HtmlPage.LongestHead];
        using FileStream file = File.OpenRead(path);
        return Encoding.UTF8.GetString(head, 0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
    }
}
