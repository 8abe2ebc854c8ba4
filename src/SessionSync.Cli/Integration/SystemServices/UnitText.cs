using System.Globalization;
using System.Text;

namespace SessionSync.Cli.Integration.SystemServices;

/// <summary>Writes words as systemd reads them in unit files.</summary>
internal static class UnitText
{
    /// <summary>The beginning of an <c>ExecStart=</c> line.</summary>
    public static string Program(string path)
    {
        // No quoting makes systemd run a program whose path has one of these.
        if (path.Any(static character => character is '"' or '\'' or '\\' or '\x7f' or < ' '))
        {
            return $":/bin/sh -c {Quoted("exec \"$0\" \"$@\"")} {Quoted(path)}";
        }

        // Behind a colon a dollar is a dollar.
        return path.All(IsPlain) ? path : $"{(path.Contains('$', StringComparison.Ordinal) ? ":" : "")}{Quoted(path)}";
    }

    public static string Assignments(IEnumerable<KeyValuePair<string, string>> variables) =>
        string.Join(' ', variables.Select(static variable => Quoted($"{variable.Key}={variable.Value}")));

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char character in text)
        {
            quoted.Append(character switch
            {
                '\\' => @"\\",
                '"' => "\\\"",
                '%' => "%%",
                '\x7f' or < ' ' => string.Create(CultureInfo.InvariantCulture, $@"\x{(int)character:x2}"),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '/' or '.' or '_' or '-' or '+' or ',';
}
