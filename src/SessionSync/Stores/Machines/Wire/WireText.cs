using System.Globalization;
using System.Text;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The fields of the protocol's lines.</summary>
internal static class WireText
{
    public const char Separator = '\u001f';

    /// <summary>Behind each key of a header; a key may be a path.</summary>
    public const char KeyEnd = '\u001e';

    /// <summary>Between the parts of what opens the conversation.</summary>
    public const char PartSeparator = '\u001d';

    /// <summary>A request: its fields and a newline.</summary>
    public static string Line(params ReadOnlySpan<string> fields)
    {
        var line = new StringBuilder();
        foreach (string field in fields)
        {
            if (line.Length > 0)
            {
                line.Append(Separator);
            }

            line.Append(Encode(field));
        }

        return line.Append('\n').ToString();
    }

    /// <summary>A request that a block of text follows. The text is ASCII.</summary>
    public static string Block(string verb, string text) => $"{Line(verb, text.Length.ToString(CultureInfo.InvariantCulture))}{text}";

    /// <summary>A field as the far side's <c>printf %b</c> reads it.</summary>
    public static string Encode(string field)
    {
        if (field.AsSpan().IndexOfAny(['\\', '\n', Separator, PartSeparator]) < 0)
        {
            return field;
        }

        var encoded = new StringBuilder(field.Length + 8);
        foreach (char character in field)
        {
            _ = character switch
            {
                '\\' => encoded.Append(@"\\"),
                '\n' => encoded.Append(@"\n"),
                Separator => encoded.Append(@"\0037"),
                PartSeparator => encoded.Append(@"\0035"),
                _ => encoded.Append(character),
            };
        }

        return encoded.ToString();
    }

    /// <summary>A path as the far side lists it: itself, or encoded where it could break a line.</summary>
    public static string Listed(string path) => path.AsSpan().IndexOfAny('\n', Separator) < 0
        ? path
        : "%" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(path));

    /// <summary>A field as the far side writes it: itself, or a percent sign and its bytes in hexadecimal.</summary>
    /// <exception cref="InvalidDataException">It is neither.</exception>
    public static string Decode(string field)
    {
        if (!field.StartsWith('%'))
        {
            return field;
        }

        try
        {
            return Encoding.UTF8.GetString(Convert.FromHexString(field.AsSpan(1)));
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException("A field of the other side cannot be read", exception);
        }
    }

    public static long Number(string field) =>
        long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw new InvalidDataException("A number of the other side cannot be read");
}
