using SessionSync.Platform;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Links among an agent's files and folders. They are followed where they lead to what belongs to the same user, and not to a folder around them:
/// what is not followed is told by whoever lists an agent's root.</summary>
internal static class OwnLinks
{
    /// <summary>Everything, links included: whether one is followed is for <see cref="MayFollow"/> to say.</summary>
    public static EnumerationOptions Here { get; } = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true, MatchType = MatchType.Simple };

    /// <summary>Whether an entry is no link, or one to be followed.</summary>
    public static bool MayFollow(FileSystemInfo entry)
    {
        if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            return true;
        }

        return FileStatus.Of(entry.FullName) is { IsOwn: true } status
            && (status.IsRegular || (entry is DirectoryInfo && !$"{RealPath.Of(Path.GetDirectoryName(entry.FullName)!)}/".StartsWith($"{RealPath.Of(entry.FullName)}/", StringComparison.Ordinal)));
    }

    /// <summary>The file itself, or what a link leads to in the end.</summary>
    public static FileInfo Target(FileInfo file) => file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
}
