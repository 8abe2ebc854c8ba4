namespace SessionSync.Browse.Export;

/// <summary>A link to a page of the same folder.</summary>
/// <param name="File">The page's name.</param>
public sealed record PageLink(string File, string Title)
{
    public string Address => Uri.EscapeDataString(File);
}
