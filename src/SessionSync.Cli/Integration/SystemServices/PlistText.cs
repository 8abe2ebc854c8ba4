using System.Text;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Writes words as they stand in a property list.</summary>
internal static class PlistText
{
    private const string Indentation = "    ";

    public static string Escaped(string text)
    {
        StringBuilder escaped = new();
        foreach (char character in text)
        {
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\n' => "&#10;",
                '\t' => "&#9;",
                '\r' => "&#13;",
                < ' ' => throw new SyncException(
                    FailureKind.Refused, "The service cannot be described to launchd", "A path or variable that it needs has a control character, which its files cannot hold",
                    "install sync-sessions at a path without control characters"),
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>Lines for an array.</summary>
    public static string Strings(IEnumerable<string> texts) =>
        string.Join('\n', texts.Select(static text => $"{Indentation}<string>{Escaped(text)}</string>"));

    /// <summary>Lines for a dictionary.</summary>
    public static string Pairs(IEnumerable<KeyValuePair<string, string>> pairs) =>
        string.Join('\n', pairs.Select(static pair => $"{Indentation}<key>{Escaped(pair.Key)}</key>\n{Indentation}<string>{Escaped(pair.Value)}</string>"));
}
