namespace SessionSync.Browse.Export.Documents;

/// <summary>The beginning and the end of every page. A page is self-contained: it loads nothing and runs nothing, and its policy has the browser see to
/// that.</summary>
internal static class HtmlPage
{
    /// <summary>The element near the beginning of a page by which pages of this kind are recognised.</summary>
    public const string Mark = "<meta name=\"generator\" content=\"sync-sessions\">";

    /// <summary>Room for the style, a long title and a long description.</summary>
    public const int LongestHead = 16 * 1024;

    private static readonly string s_policy = $"default-src 'none'; style-src 'sha256-{HtmlStyle.Hash}'; img-src data:; base-uri 'none'; form-action 'none'";

    /// <param name="description">What the index tells of the page.</param>
    /// <param name="facts">What only programs read, by its name.</param>
    public static void Begin(TextWriter output, string title, string description, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        output.WriteLine("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">");
        output.WriteLine(Mark);
        output.Write("<title>");
        HtmlText.Write(output, title);
        output.WriteLine("</title>");
        foreach ((string name, string value) in (ReadOnlySpan<(string Name, string Value)>)[("description", description), .. facts])
        {
            output.Write($"<meta name=\"{name}\" content=\"");
            HtmlText.Write(output, value);
            output.WriteLine("\">");
        }

        output.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        output.WriteLine($"<meta http-equiv=\"Content-Security-Policy\" content=\"{s_policy}\">\n<meta name=\"referrer\" content=\"no-referrer\">");
        output.WriteLine($"<style>\n{HtmlStyle.Text}\n</style>\n</head>\n<body>");
        output.Write("<h1 dir=\"auto\">");
        HtmlText.Write(output, title);
        output.WriteLine("</h1>");
    }

    public static void End(TextWriter output) => output.WriteLine("</body>\n</html>");
}
