using System.Globalization;
using System.Text;

namespace SessionSync.IntegrationTests.Installation;

/// <summary>Reads lines of unit files as systemd does: quotes, escapes, doubled percent signs, and the colon before a command.</summary>
internal static class UnitWords
{
    /// <summary>The words of a unit's only line of that name.</summary>
    public static IReadOnlyList<string> Of(string unit, string name) =>
        Split(unit.Split('\n').Single(line => line.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..].TrimStart(':'));

    private static List<string> Split(string line)
    {
        List<string> words = [];
        StringBuilder? word = null;
        bool isQuoted = false;
        for (int index = 0; index < line.Length; index++)
        {
            char character = line[index];
            if (character == ' ' && !isQuoted)
            {
                AddTo(words, word);
                word = null;
            }
            else if (character == '"')
            {
                isQuoted = !isQuoted;
                word ??= new StringBuilder();
            }
            else
            {
                (word ??= new StringBuilder()).Append(character switch
                {
                    '\\' => Escaped(line, ref index),
                    '%' when line[++index] != '%' => throw new FormatException($"A specifier is in {line}"),
                    _ => character,
                });
            }
        }

        AddTo(words, word);
        return words;
    }

    private static void AddTo(List<string> words, StringBuilder? word)
    {
        if (word is not null)
        {
            words.Add(word.ToString());
        }
    }

    private static char Escaped(string line, ref int index)
    {
        char kind = line[++index];
        if (kind != 'x')
        {
            return kind;
        }

        index += 2;
        return (char)int.Parse(line.AsSpan(index - 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
