namespace SessionSync.Browse.Calls;

/// <summary>The kind of a line in a diff.</summary>
public enum LineKind
{
    Kept,
    Removed,
    Added,

    /// <summary>Tells which file, or which place of it, the lines behind it are of.</summary>
    Heading,
}
