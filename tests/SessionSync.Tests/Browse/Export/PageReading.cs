using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SessionSync.Tests.Browse.Export;

/// <summary>Reads pages with a parser of XML: what we write of HTML is also that, but for its head and its pictures.</summary>
internal static partial class PageReading
{
    public static XElement Body(string page)
    {
        string body = page[page.IndexOf("<body>", StringComparison.Ordinal)..].Replace("</html>", "", StringComparison.Ordinal);
        return XElement.Parse(Picture().Replace(body, "$0</img>"), LoadOptions.PreserveWhitespace);
    }

    [GeneratedRegex("<img [^>]*>", RegexOptions.None, 10_000)]
    private static partial Regex Picture();
}
