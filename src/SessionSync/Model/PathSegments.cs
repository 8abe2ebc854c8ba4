using System.Text;

namespace SessionSync.Model;

/// <summary>Checks that a relative path from another machine is safe to use and to print. Pure.</summary>
internal static class PathSegments
{
    private const int LongestName = 255;

    /// <summary>True if every segment is a file name: not empty, not <c>.</c> or <c>..</c>, of printable characters, not too long.
    /// A backslash is a character like any other.</summary>
    public static bool AreClean(ReadOnlySpan<char> path)
    {
        while (true)
        {
            int slash = path.IndexOf('/');
            if (!IsClean(slash < 0 ? path : path[..slash]))
            {
                return false;
            }

            if (slash < 0)
            {
                return true;
            }

            path = path[(slash + 1)..];
        }
    }

    private static bool IsClean(ReadOnlySpan<char> name)
    {
        if (name is "" or "." or ".." || (name.Length > LongestName / 3 && Encoding.UTF8.GetByteCount(name) > LongestName))
        {
            return false;
        }

        for (int index = 0; index < name.Length; index++)
        {
            if (char.IsControl(name[index]))
            {
                return false;
            }

            if (char.IsSurrogate(name[index]))
            {
                if (index + 1 == name.Length || !char.IsSurrogatePair(name[index], name[index + 1]))
                {
                    return false;
                }

                index++;
            }
        }

        return true;
    }
}
