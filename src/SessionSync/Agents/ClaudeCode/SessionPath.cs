using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>A path below the root, taken apart: <c>FOLDER/ID.jsonl</c> or <c>FOLDER/ID/NAME</c>. Pure.</summary>
/// <param name="Name">The side file's path below the session's own folder; <see cref="SessionFile.Transcript"/> otherwise.</param>
internal readonly record struct SessionPath(SessionPathKind Kind, string Folder, string Id, string Name)
{
    private const string Extension = ".jsonl";
    private const string LooseAgentPrefix = "agent-";
    private const int LongestAgentId = 64;
    private const int DeepestSideFile = 8;

    /// <summary>Side transcripts grow by lines; what a tool printed is written once, whatever it is called.</summary>
    public FileKind FileKind =>
        Name.Length == 0 || (Name.EndsWith(Extension, StringComparison.Ordinal) && !Name.StartsWith("tool-results/", StringComparison.Ordinal))
            ? FileKind.Records
            : FileKind.Whole;

    public static SessionPath Parse(string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        string folder = slash < 0 ? "" : path[..slash];
        if (!PathSegments.AreClean(path))
        {
            return new(SessionPathKind.Refused, folder, "", "");
        }

        if (slash < 0)
        {
            return new(SessionPathKind.Other, "", "", "");
        }

        ReadOnlySpan<char> rest = path.AsSpan(slash + 1);
        int next = rest.IndexOf('/');
        return next < 0 ? ParseFile(folder, rest) : ParseSideFile(folder, rest[..next], rest[(next + 1)..]);
    }

    /// <summary>The path of a session's file in a folder.</summary>
    public static string Of(string folder, string id, string name) =>
        name.Length == 0 ? $"{folder}/{id}{Extension}" : $"{folder}/{id}/{name}";

    public static bool IsSessionId(ReadOnlySpan<char> text)
    {
        if (text.Length != 36)
        {
            return false;
        }

        for (int index = 0; index < text.Length; index++)
        {
            bool fits = index is 8 or 13 or 18 or 23 ? text[index] == '-' : char.IsAsciiHexDigit(text[index]);
            if (!fits)
            {
                return false;
            }
        }

        return true;
    }

    private static SessionPath ParseFile(string folder, ReadOnlySpan<char> file)
    {
        ReadOnlySpan<char> id = file.EndsWith(Extension, StringComparison.Ordinal) ? file[..^Extension.Length] : [];
        SessionPathKind kind = IsSessionId(id) ? SessionPathKind.Transcript : IsLooseAgent(id) ? SessionPathKind.LooseAgent : SessionPathKind.Other;
        return new(kind, folder, id.ToString(), SessionFile.Transcript);
    }

    private static SessionPath ParseSideFile(string folder, ReadOnlySpan<char> id, ReadOnlySpan<char> name)
    {
        SessionPathKind kind = !IsSessionId(id) ? SessionPathKind.Other
            : name.Count('/') < DeepestSideFile ? SessionPathKind.SideFile
            : SessionPathKind.Refused;
        return new(kind, folder, id.ToString(), name.ToString());
    }

    private static bool IsLooseAgent(ReadOnlySpan<char> id)
    {
        if (!id.StartsWith(LooseAgentPrefix, StringComparison.Ordinal))
        {
            return false;
        }

        ReadOnlySpan<char> number = id[LooseAgentPrefix.Length..];
        foreach (char digit in number)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return number.Length is > 0 and <= LongestAgentId;
    }
}
