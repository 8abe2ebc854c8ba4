namespace SessionSync.Stores.Machines.Local;

/// <summary>Whether a link is followed to a file, followed to a folder, or left out.</summary>
/// <param name="LeftOut">Why it is not followed; null where it is.</param>
internal sealed record LinkDecision(LeftOutReason? LeftOut, bool IsFolder = false)
{
    /// <summary>It is followed to a file.</summary>
    public static LinkDecision File { get; } = new(LeftOut: null);

    /// <summary>It is followed to a folder.</summary>
    public static LinkDecision Folder { get; } = new(LeftOut: null, IsFolder: true);
}
