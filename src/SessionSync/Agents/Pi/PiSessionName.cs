namespace SessionSync.Agents.Pi;

/// <summary>How Pi names the files of its sessions: <c>TIME_ID.jsonl</c>. Pure.</summary>
internal static class PiSessionName
{
    /// <summary>The prefix of all such names: the time's century.</summary>
    public const string Prefix = "20";

    private const string Extension = ".jsonl";
    private const string EarliestTime = "2000-01-01T00-00-00-000Z";
    private const int LongestId = 128;
    private const int UuidLength = 36;

    /// <summary>The name for a session's file: the one it has elsewhere, if that is like one that Pi gives.</summary>
    /// <param name="path">Where it lies elsewhere; null where that is not known.</param>
    public static string For(string id, string? path)
    {
        string name = path is null ? "" : path[(path.LastIndexOf('/') + 1)..];
        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Extension, StringComparison.Ordinal) ? name : $"{EarliestTime}_{id}{Extension}";
    }

    /// <summary>The id in a file's name; null where the name is not one that Pi gives.</summary>
    public static string? IdOf(string fileName)
    {
        int underscore = fileName.LastIndexOf('_');
        if (underscore < 0 || !fileName.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        string id = fileName[(underscore + 1)..^Extension.Length];
        return id.Length == UuidLength && Guid.TryParseExact(id, "D", out _) ? id : null;
    }

    /// <summary>The id of the session at this path, which may be another machine's of any system; null where it does not tell.</summary>
    public static string? IdOfPath(string? path) => path is null ? null : IdOf(path[(path.LastIndexOfAny(['/', '\\']) + 1)..]);

    /// <summary>Whether an id from inside a file can be used as a name.</summary>
    public static bool IsId(string id)
    {
        foreach (char letter in id)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.'))
            {
                return false;
            }
        }

        return id.Length is > 0 and <= LongestId && id[0] != '.';
    }
}
