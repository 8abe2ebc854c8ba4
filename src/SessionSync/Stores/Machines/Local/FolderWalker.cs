using System.IO.Enumeration;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Goes through a folder and all below it, as deep as it is told, and tells of files and links. Links are not followed.</summary>
/// <param name="skipped">How many characters in front of the paths are not told.</param>
/// <param name="depth">0 for the folder's own files only.</param>
internal sealed class FolderWalker(string folder, int skipped, int depth) : FileSystemEnumerator<WalkedEntry>(folder, OptionsFor(depth))
{
    /// <summary>Whether some folder may not be looked into.</summary>
    public bool MetClosed { get; private set; }

    protected override bool ShouldIncludeEntry(ref FileSystemEntry entry) => !entry.IsDirectory || IsLink(ref entry);

    protected override bool ShouldRecurseIntoEntry(ref FileSystemEntry entry) => !IsLink(ref entry);

    protected override WalkedEntry TransformEntry(ref FileSystemEntry entry)
    {
        string path = entry.ToFullPath()[skipped..];
        return IsLink(ref entry) ? new WalkedEntry(path, default, IsLink: true) : new WalkedEntry(path, new(entry.Length, entry.LastWriteTimeUtc.ToUnixTimeSeconds()), IsLink: false);
    }

    protected override bool ContinueOnError(int error)
    {
        MetClosed = true;
        return true;
    }

    private static EnumerationOptions OptionsFor(int depth) => new()
    {
        RecurseSubdirectories = depth > 0,
        MaxRecursionDepth = depth,
        AttributesToSkip = FileAttributes.None,
        IgnoreInaccessible = false,
    };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);
}
