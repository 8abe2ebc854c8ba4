namespace SessionSync.Browse.Export;

/// <summary>Knows the pages of a folder, those included that are about to be made.</summary>
internal sealed class PageRegister
{
    private readonly ILookup<string, PageHead> _bySession;
    private readonly ILookup<string, PageHead> _byParent;

    private PageRegister(IReadOnlyCollection<PageHead> pages)
    {
        _bySession = pages.ToLookup(static page => page.Session, StringComparer.Ordinal);
        _byParent = pages.ToLookup(static page => page.Parent, StringComparer.Ordinal);
    }

    /// <summary>The pages that exports have made in a directory, in the order of their names.</summary>
    public static IEnumerable<PageHead> In(string directory) => Directory.EnumerateFiles(directory, "*.html")
        .Where(static path => ExportName.IsExported(Path.GetFileName(path), ExportFormat.Html))
        .Order(StringComparer.Ordinal)
        .Select(PageHead.Read)
        .OfType<PageHead>();

    /// <param name="sessions">Those whose pages are to be made. One in which nothing was said may have none in the end, and nothing leads to it.</param>
    public static PageRegister Of(string directory, IEnumerable<ExportedSession> sessions)
    {
        PageHead[] made = [.. sessions.Where(static session => session.Facts.Messages > 0).Select(PageHead.Of)];
        HashSet<string> known = [.. made.Select(static page => page.Session)];
        return new PageRegister([.. In(directory).Where(page => page.Session.Length > 0 && !known.Contains(page.Session)).Concat(made).OrderBy(static page => page.File, StringComparer.Ordinal)]);
    }

    public RelatedPages Of(ExportedSession session)
    {
        var own = PageHead.Of(session);
        PageHead[] children = [.. _byParent[own.Session].Where(page => page.Session != own.Session)];
        return new RelatedPages(
            own.Parent.Length == 0 || own.Parent == own.Session ? null : _bySession[own.Parent].FirstOrDefault()?.Link,
            [.. children.Where(static page => page.IsSubagent).Select(static page => page.Link)],
            [.. children.Where(static page => !page.IsSubagent).Select(static page => page.Link)]);
    }
}
