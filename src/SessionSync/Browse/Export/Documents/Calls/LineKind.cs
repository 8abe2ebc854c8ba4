namespace SessionSync.Browse.Export.Documents.Calls;

/// <summary>What became of a line.</summary>
internal enum LineKind
{
    Kept,
    Removed,
    Added,

    /// <summary>Tells which file, or which place of it, the lines behind it are of.</summary>
    Heading,
}
