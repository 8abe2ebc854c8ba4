using System.Globalization;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Codex;

/// <summary>The name of a rollout: <c>rollout-TIME-ID.jsonl</c>, with <c>.zst</c> behind it where it is compressed. A window of a
/// conversation that goes on in a file of its own has <c>_WINDOW</c> behind the id. Pure.</summary>
/// <param name="Stem">All before the id.</param>
/// <param name="Window">With its underscore; empty for the conversation's first file.</param>
internal sealed record RolloutName(string Stem, string Id, string Window, bool IsCompressed)
{
    public const string Compressed = ".zst";
    private const string Packed = "packed";
    private const string Prefix = "rollout-";
    private const string Extension = ".jsonl";
    private const int IdLength = 36;

    /// <summary>The name of this file in its session, the same in every store.</summary>
    public string SessionFileName => (IsCompressed ? Packed : "") + Window;

    /// <summary>Null where it is no rollout.</summary>
    public static RolloutName? TryParse(string fileName)
    {
        ReadOnlySpan<char> name = fileName;
        bool isCompressed = name.EndsWith(Compressed, StringComparison.Ordinal);
        name = isCompressed ? name[..^Compressed.Length] : name;
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !name.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        name = name[..^Extension.Length];
        int window = name.IndexOf('_');
        ReadOnlySpan<char> start = window < 0 ? name : name[..window];
        return start.Length > Prefix.Length + IdLength && IsId(start[^IdLength..])
            ? new RolloutName(start[..^IdLength].ToString(), start[^IdLength..].ToString(), name[start.Length..].ToString(), isCompressed)
            : null;
    }

    /// <summary>The conversation's id; null where it is no rollout.</summary>
    public static string? IdOf(string fileName) => TryParse(fileName)?.Id;

    /// <summary>The name of a session's file in its folder: as it was named where it comes from, with the session's id.</summary>
    public static string Of(SessionEntry session, string name)
    {
        SessionFile? file = session.Find(name) ?? session.Transcript ?? session.Files.FirstOrDefault();
        string stem = (file is null ? null : TryParse(FileOf(file.Path)))?.Stem
            ?? session.LastActive.ToString($"'{Prefix}'yyyy-MM-dd'T'HH-mm-ss-", CultureInfo.InvariantCulture);
        return name.StartsWith(Packed, StringComparison.Ordinal)
            ? $"{stem}{session.Key.Id}{name[Packed.Length..]}{Extension}{Compressed}"
            : $"{stem}{session.Key.Id}{name}{Extension}";
    }

    /// <summary>The last part of a path.</summary>
    public static string FileOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    public static bool IsId(ReadOnlySpan<char> text)
    {
        for (int index = 0; index < text.Length; index++)
        {
            if (index is 8 or 13 or 18 or 23 ? text[index] != '-' : !char.IsAsciiHexDigit(text[index]))
            {
                return false;
            }
        }

        return text.Length == IdLength;
    }
}
