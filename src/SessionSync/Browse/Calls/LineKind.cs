namespace SessionSync.Browse.Calls;

/// <summary>What became of a line.</summary>
public enum LineKind
{
    Kept,
    Removed,
    Added,

    /// <summary>Tells which file, or which place of it, the lines behind it are of.</summary>
    Heading,
}
