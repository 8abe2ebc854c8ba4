using System.Text;

namespace SessionSync.Platform;

/// <summary>Lines of fields for our own small files: separated by the unit separator, with what could break a line escaped.</summary>
public static class Fields
{
    private const char Separator = '\u001f';

    public static string Join(params ReadOnlySpan<string> fields)
    {
        var line = new StringBuilder();
        for (int index = 0; index < fields.Length; index++)
        {
            if (index > 0)
            {
                line.Append(Separator);
            }

            foreach (char character in fields[index])
            {
                _ = character switch
                {
                    '\\' => line.Append(@"\\"),
                    '\n' => line.Append(@"\n"),
                    Separator => line.Append(@"\s"),
                    _ => line.Append(character),
                };
            }
        }

        return line.ToString();
    }

    public static string[] Split(string line)
    {
        string[] fields = line.Split(Separator);
        for (int index = 0; index < fields.Length; index++)
        {
            if (fields[index].Contains('\\', StringComparison.Ordinal))
            {
                fields[index] = Unescape(fields[index]);
            }
        }

        return fields;
    }

    private static string Unescape(string field)
    {
        var plain = new StringBuilder(field.Length);
        for (int index = 0; index < field.Length; index++)
        {
            char next = field[index] == '\\' && index + 1 < field.Length ? field[++index] : '\0';
            _ = next switch
            {
                '\0' => plain.Append(field[index]),
                'n' => plain.Append('\n'),
                's' => plain.Append(Separator),
                _ => plain.Append(next),
            };
        }

        return plain.ToString();
    }
}
