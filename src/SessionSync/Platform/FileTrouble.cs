using System.Text.RegularExpressions;

namespace SessionSync.Platform;

/// <summary>Why a file or directory could not be read or written, in words for people: the runtime's own name what it tried on the way.</summary>
public static partial class FileTrouble
{
    private const int InputOutput = 5;
    private const int IsThere = 17;
    private const int NoDirectory = 20;
    private const int DiskFull = 28;
    private const int ReadOnly = 30;

    /// <summary>A sentence without its full stop.</summary>
    /// <param name="exception">An <see cref="IOException"/> or an <see cref="UnauthorizedAccessException"/>.</param>
    /// <param name="path">What was to be read or written; null where only the exception knows.</param>
    public static string Of(Exception exception, string? path = null)
    {
        // What this program throws by itself is said well already, and has no cause of the system's.
        string? wanted = path ?? PathIn(exception);
        return exception switch
        {
            UnauthorizedAccessException { InnerException: IOException } when wanted is not null => $"You may not read or write {Nearest(wanted)}",
            FileNotFoundException or DirectoryNotFoundException when wanted is not null => Missing(wanted),
            PathTooLongException => "The path is too long",
            IOException { HResult: DiskFull } => "The disk is full",
            IOException { HResult: ReadOnly } when wanted is not null => $"{Nearest(wanted)} is on a disk that can only be read",
            IOException { HResult: NoDirectory or IsThere } when wanted is not null && Nearest(wanted) != wanted => Missing(wanted),
            IOException { HResult: InputOutput } => "The disk reports an error",
            _ => PathAtEnd().Replace(exception.Message, "").TrimEnd('.'),
        };
    }

    /// <summary>The path itself, or what of it is there.</summary>
    private static string Nearest(string path)
    {
        string nearest = path;
        while (!Path.Exists(nearest) && Path.GetDirectoryName(nearest) is { Length: > 0 } above)
        {
            nearest = above;
        }

        return nearest;
    }

    private static string Missing(string path)
    {
        string nearest = Nearest(path);
        return new FileInfo(nearest) is { LinkTarget: { } target } link && link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: false }
            ? $"{nearest} is a link to {target}, which is not there"
            : nearest == path ? $"There is no {path}"
            : File.Exists(nearest) ? $"{nearest} is a file, and a directory is wanted there"
            : $"There is no {Path.Combine(nearest, Path.GetRelativePath(nearest, path).Split('/')[0])}";
    }

    private static string? PathIn(Exception exception) => Quoted().Match(exception.Message) is { Success: true } match ? match.Groups["path"].Value : null;

    [GeneratedRegex("'(?<path>/.*)'", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex(" : '/.*'$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathAtEnd();
}
