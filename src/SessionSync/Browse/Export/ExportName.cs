using System.Globalization;
using System.Text;
using SessionSync.Model.Sessions;

namespace SessionSync.Browse.Export;

/// <summary>
/// Names the file of a conversation: <c>20261120T101500Z-claude-code-3f2b8c1e-7fd2c1-fix-the-login.md</c>. Times are in UTC, so every
/// machine gives the same name; the middle belongs to the session whatever becomes of its title. Nothing of an id or a title can
/// leave the folder: only letters, digits and hyphens are taken from them, of an id those of ASCII. Pure.
/// </summary>
public static class ExportName
{
    private const int LongestSlug = 48;
    private const int LongestIdentity = 8;
    private const string Undated = "undated";
    private const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    public static string Of(ExportedSession session, ExportFormat format)
    {
        string time = session.Facts.StartedAt?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? Undated;
        string slug = Slug(session.Facts.Title ?? "", LongestSlug, IsOfWord);
        return $"{time}-{IdentityOf(session.Key)}{(slug.Length > 0 ? "-" : "")}{slug}{ExportFormats.EndingOf(format)}";
    }

    /// <summary>Whether a file was exported from the session of this identity, in this format.</summary>
    public static bool IsOf(string name, string identity, ExportFormat format)
    {
        int start = name.IndexOf('-', StringComparison.Ordinal) + 1;
        return name.AsSpan(start).StartsWith(identity, StringComparison.Ordinal)
            && name.AsSpan(start + identity.Length) is ['-' or '.', ..]
            && IsExported(name, format);
    }

    /// <summary>Whether a file has the form of these names.</summary>
    public static bool IsExported(string name, ExportFormat format)
    {
        int hyphen = name.IndexOf('-', StringComparison.Ordinal);
        return hyphen > 0
            && name.EndsWith(ExportFormats.EndingOf(format), StringComparison.Ordinal)
            && (name.AsSpan(0, hyphen) is Undated
                || DateTime.TryParseExact(name.AsSpan(0, hyphen), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    /// <summary>The agent, the beginning of the id for people, and a hash of both: ids of one day begin alike in some agents.</summary>
    public static string IdentityOf(SessionKey key)
    {
        string hash = Convert.ToHexStringLower(Sha256.HashData(Encoding.UTF8.GetBytes(key.ToString())).AsSpan(0, 3));
        string id = Slug(key.Id, LongestIdentity);
        return $"{Slug(key.Agent.Value, LongestSlug)}-{id}{(id.Length > 0 ? "-" : "")}{hash}";
    }

    private static string Slug(string text, int longest) => Slug(text, longest, static rune => rune.IsAscii && Rune.IsLetterOrDigit(rune));

    /// <summary>The letters and digits of all scripts, with the marks that belong to them.</summary>
    private static bool IsOfWord(Rune rune) => Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static string Slug(string text, int longest, Func<Rune, bool> isKept)
    {
        var words = new StringBuilder(longest);
        bool gap = false;
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!isKept(rune))
            {
                gap = words.Length > 0;
                continue;
            }

            if (words.Length + (gap ? 1 : 0) + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            words.Append(gap ? "-" : "").Append(Rune.ToLowerInvariant(rune).ToString());
            gap = false;
        }

        return words.ToString();
    }
}
