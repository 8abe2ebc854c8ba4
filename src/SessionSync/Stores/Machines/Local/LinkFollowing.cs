using SessionSync.Agents.Contracts;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Decides which links below a root are followed: those to what belongs to the same user, at a place where sessions may lie, each real
/// file and folder once. The far side's script decides the same.</summary>
/// <param name="root">Absolute.</param>
internal sealed class LinkFollowing(string root, ListingScope scope)
{
    private readonly string _realRoot = RealPath.Of(root);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether a link is followed, or else why it is left out; null where what it leads to is listed without it.</summary>
    /// <param name="path">Relative to the root.</param>
    public LinkDecision? Decide(string path)
    {
        string full = Path.Combine(root, path);
        if (FileStatus.Of(full) is not { } status)
        {
            // Where the system tells nothing of any file, it does not tell whose this is.
            return Leave(FileStatus.Of(_realRoot) is null ? LeftOutReason.Foreign : LeftOutReason.LeadsNowhere);
        }

        if (!status.IsOwn)
        {
            return Leave(LeftOutReason.Foreign);
        }

        string real = RealPath.Of(full);
        return System.IO.Directory.Exists(full) ? DecideFolder(path, real)
            : IsListed(real) ? null
            : !status.IsRegular ? LooksLikeSession(path) ? Leave(LeftOutReason.NoFile) : null
            : !LooksLikeSession(path) ? Leave(LeftOutReason.Inside)
            : WasSeen(real) ? null
            : LinkDecision.File;
    }

    /// <summary>Whether a file at this place and of this name is a session's own.</summary>
    public bool LooksLikeSession(string path) => scope.Patterns.IsEmpty ? IsAtFirst(path) : scope.Reads(path);

    private LinkDecision? DecideFolder(string path, string real) =>
        IsListed(real) ? null
        : IsAround(real) ? Leave(LeftOutReason.Around)
        : !IsAtFirst(path) && path.AsSpan().Count('/') >= scope.Depth ? Leave(LeftOutReason.Inside)
        : WasSeen(real) ? null
        : LinkDecision.Folder;

    private static LinkDecision Leave(LeftOutReason reason) => new(reason);

    private static bool IsAtFirst(string path) => !path.Contains('/', StringComparison.Ordinal);

    private bool IsAround(string real) => $"{_realRoot.TrimEnd('/')}/".StartsWith($"{real.TrimEnd('/')}/", StringComparison.Ordinal);

    private bool IsListed(string real)
    {
        string start = $"{_realRoot.TrimEnd('/')}/";
        return real.StartsWith(start, StringComparison.Ordinal) && scope.Lists(real[start.Length..].Split('/')[0]);
    }

    /// <summary>Whether a link has led there before, or to a folder around it; from now on one has.</summary>
    private bool WasSeen(string real)
    {
        for (string? above = real; above is { Length: > 1 }; above = Path.GetDirectoryName(above))
        {
            if (_seen.Contains(above))
            {
                return true;
            }
        }

        _seen.Add(real);
        return false;
    }
}
