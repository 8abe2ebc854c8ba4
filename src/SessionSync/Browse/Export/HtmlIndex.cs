using SessionSync.Browse.Export.Documents;

namespace SessionSync.Browse.Export;

/// <summary>The page that leads to all others of a folder, the latest first.</summary>
internal static class HtmlIndex
{
    private const string FileName = "index.html";

    /// <exception cref="SyncException">There is an index that is not ours.</exception>
    public static void Write(ExportFolder folder)
    {
        string path = Path.Combine(folder.Path, FileName);
        if (File.Exists(path) && PageHead.Read(path) is null)
        {
            throw new SyncException(FailureKind.Refused, $"{path} is not replaced", "No export made it", "Name another directory: --output DIR");
        }

        folder.Write(FileName, (output, _) =>
        {
            PageHead[] pages = [.. PageRegister.In(folder.Path).Reverse()];
            using TextWriter text = DocumentWriters.Text(output);
            HtmlPage.Begin(text, "Sessions", pages.Length == 1 ? "1 session" : $"{pages.Length} sessions");
            text.WriteLine("<ul class=\"index\">");
            foreach (PageHead page in pages)
            {
                WriteItem(text, page);
            }

            text.WriteLine("</ul>");
            HtmlPage.End(text);
            return true;
        });
    }

    private static void WriteItem(TextWriter text, PageHead page)
    {
        text.Write("<li>");
        new HtmlElements(text).WriteLink(page.Link.Address, page.Title);
        text.Write("<div class=\"quiet\">");
        HtmlText.Write(text, page.Description);
        text.WriteLine("</div></li>");
    }
}
