using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace SessionSync.Agents.Lines;

/// <summary>JSON values as they are written. Pure; never throws.</summary>
internal static class JsonValue
{
    private static readonly SearchValues<byte> s_structure = SearchValues.Create("\"{}[]"u8);
    private static readonly SearchValues<byte> s_scalarEnd = SearchValues.Create(",:}] \t\r\n"u8);

    /// <summary>Where the value that begins there ends; negative where it does not.</summary>
    public static int EndOf(ReadOnlySpan<byte> text, int start)
    {
        if (start >= text.Length)
        {
            return -1;
        }

        switch (text[start])
        {
            case (byte)'"':
                return EndOfString(text, start);
            case (byte)'{' or (byte)'[':
                return EndOfContainer(text, start);
            default:
                int length = text[start..].IndexOfAny(s_scalarEnd);
                return length < 0 ? text.Length : length > 0 ? start + length : -1;
        }
    }

    /// <summary>Over white space and commas: a comma too many costs no record.</summary>
    public static int SkipFilling(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && text[position] is (byte)',' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            position++;
        }

        return position;
    }

    public static bool IsTrue(ReadOnlySpan<byte> value) => value.SequenceEqual("true"u8);

    public static bool IsText(ReadOnlySpan<byte> value) => value.Length >= 2 && value[0] == (byte)'"';

    /// <summary>What is between the quotes, with its escapes; empty for anything but a string.</summary>
    public static ReadOnlySpan<byte> Inside(ReadOnlySpan<byte> value) => IsText(value) ? value[1..^1] : [];

    public static long Integer(ReadOnlySpan<byte> value) =>
        Utf8Parser.TryParse(value, out long number, out int length) && length == value.Length ? number : 0;

    /// <summary>The instant of an ISO 8601 text. One without an offset is taken for UTC, to be the same on every machine.</summary>
    public static DateTimeOffset? Instant(ReadOnlySpan<byte> value)
    {
        if (!IsText(value) || value.Length > 64)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(value);
            reader.Read();
            if (reader.TryGetDateTime(out DateTime time) && time.Kind == DateTimeKind.Unspecified)
            {
                return new DateTimeOffset(time, TimeSpan.Zero);
            }

            return reader.TryGetDateTimeOffset(out DateTimeOffset instant) ? instant.ToUniversalTime() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The instant of milliseconds since 1970.</summary>
    public static DateTimeOffset? InstantOfMilliseconds(ReadOnlySpan<byte> value) =>
        Integer(value) is var number and > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : null;

    /// <summary>The text of a string; null for anything else. What is no text in it is shown as such.</summary>
    public static string? Text(ReadOnlySpan<byte> value)
    {
        if (!IsText(value))
        {
            return null;
        }

        ReadOnlySpan<byte> inside = Inside(value);
        int escape = inside.IndexOf((byte)'\\');
        return escape < 0 ? Encoding.UTF8.GetString(inside) : Unescaped(inside, escape);
    }

    /// <summary>The value as it is written.</summary>
    public static string Raw(ReadOnlySpan<byte> value) => Encoding.UTF8.GetString(value);

    private static int EndOfString(ReadOnlySpan<byte> text, int start)
    {
        for (int position = start + 1; ;)
        {
            int length = text[position..].IndexOf((byte)'"');
            if (length < 0)
            {
                return -1;
            }

            int quote = position + length;
            int backslashes = 0;
            while (quote - backslashes > position && text[quote - backslashes - 1] == (byte)'\\')
            {
                backslashes++;
            }

            position = quote + 1;
            if ((backslashes & 1) == 0)
            {
                return position;
            }
        }
    }

    private static int EndOfContainer(ReadOnlySpan<byte> text, int position)
    {
        for (int depth = 0; ;)
        {
            int length = text[position..].IndexOfAny(s_structure);
            if (length < 0)
            {
                return -1;
            }

            position += length;
            switch (text[position])
            {
                case (byte)'"':
                    position = EndOfString(text, position);
                    if (position < 0)
                    {
                        return -1;
                    }

                    break;
                case (byte)'{' or (byte)'[':
                    depth++;
                    position++;
                    break;
                default:
                    position++;
                    if (--depth == 0)
                    {
                        return position;
                    }

                    break;
            }
        }
    }

    private static string Unescaped(ReadOnlySpan<byte> inside, int escape)
    {
        char[] letters = ArrayPool<char>.Shared.Rent(inside.Length);
        try
        {
            int count = 0;
            while (escape >= 0)
            {
                count += Decoded(inside[..escape], letters.AsSpan(count));
                int taken = Escape(inside[escape..], out letters[count++]);
                inside = inside[(escape + taken)..];
                escape = inside.IndexOf((byte)'\\');
            }

            count += Decoded(inside, letters.AsSpan(count));
            return WithoutHalves(letters.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(letters);
        }
    }

    private static int Decoded(ReadOnlySpan<byte> bytes, Span<char> letters)
    {
        Utf8.ToUtf16(bytes, letters, out _, out int count);
        return count;
    }

    /// <summary>Returns how many bytes the escape takes.</summary>
    private static int Escape(ReadOnlySpan<byte> text, out char letter)
    {
        letter = text.Length < 2 ? '\\' : text[1] switch
        {
            (byte)'n' => '\n',
            (byte)'t' => '\t',
            (byte)'r' => '\r',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            (byte)'u' => '\uFFFD',
            var other => (char)other,
        };
        if (text.Length < 2 || text[1] != (byte)'u')
        {
            return Math.Min(2, text.Length);
        }

        if (text.Length < 6 || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort unit))
        {
            return 2;
        }

        letter = (char)unit;
        return 6;
    }

    // Half of a surrogate pair is no text: it could not be written down again.
    private static string WithoutHalves(Span<char> letters)
    {
        int index = -1;
        for (int next; (next = letters[(index + 1)..].IndexOfAnyInRange('\ud800', '\udfff')) >= 0;)
        {
            index += next + 1;
            if (index + 1 < letters.Length && char.IsSurrogatePair(letters[index], letters[index + 1]))
            {
                index++;
            }
            else
            {
                letters[index] = '\uFFFD';
            }
        }

        return new string(letters);
    }
}
