namespace SessionSync.Browse.Prose;

/// <summary>The Markdown styles of a piece of text. Several may apply at once.</summary>
[Flags]
public enum ProseStyle
{
    None = 0,
    Strong = 1,
    Emphasis = 2,
    Struck = 4,
    Code = 8,
    Link = 16,
    Quote = 32,
}
