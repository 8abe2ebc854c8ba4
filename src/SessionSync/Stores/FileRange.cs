namespace SessionSync.Stores;

/// <summary>A part of a file that is to be read.</summary>
/// <param name="Length">Bytes from <paramref name="Offset"/> on; exactly so many are read, even where the file has grown.</param>
public readonly record struct FileRange(SourceFile File, long Offset, long Length)
{
    /// <summary>How much in front of an appended tail is compared before it is appended: enough that two transcripts
    /// (whose records carry random ids) cannot agree there by chance, little enough to cost nothing.</summary>
    public const int GuardSize = 64 * 1024;

    public FileRange(StorePath file, long offset, long length)
        : this(new SourceFile(file), offset, length)
    {
    }

    public FileRange(LocalPath file, long offset, long length)
        : this(new SourceFile(file), offset, length)
    {
    }

    /// <summary>Where in the file the guard may begin: what is before it may differ from the target's, or would have to be asked for.</summary>
    public long GuardFloor { get; init; }

    /// <summary>The length of the guard: the bytes right before <see cref="Offset"/> that identify what the range continues.</summary>
    public long GuardLength => Math.Clamp(Offset - GuardFloor, 0, GuardSize);
}
