using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SessionSync.Agents.Formats.Json;

/// <summary>Decodes JSON strings whatever they hold: bytes that are no UTF-8 and halves of surrogate pairs become replacement characters,
/// for clients cut texts anywhere, and escapes that are none stay as they are. Pure; never throws.</summary>
internal static class JsonText
{
    /// <param name="content">What lies between the quotes of a string, which no backslash ends.</param>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        if (!content.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(content);
        }

        // Nothing gets longer: six bytes of an escape are at most three of a character.
        byte[] buffer = ArrayPool<byte>.Shared.Rent(content.Length);
        try
        {
            return Encoding.UTF8.GetString(buffer, 0, Unescape(content, buffer));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Unescape(ReadOnlySpan<byte> content, Span<byte> buffer)
    {
        int written = 0;
        while (true)
        {
            int plain = content.IndexOf((byte)'\\');
            if (plain < 0)
            {
                content.CopyTo(buffer[written..]);
                return written + content.Length;
            }

            content[..plain].CopyTo(buffer[written..]);
            written += plain;
            content = content[plain..];
            if (TryReadRune(content, out Rune rune, out int length))
            {
                written += rune.EncodeToUtf8(buffer[written..]);
                content = content[length..];
            }
            else if (content.StartsWith("\\u"u8))
            {
                content[..2].CopyTo(buffer[written..]);
                written += 2;
                content = content[2..];
            }
            else
            {
                buffer[written++] = Simple(content[1]);
                content = content[2..];
            }
        }
    }

    private static bool TryReadRune(ReadOnlySpan<byte> escape, out Rune rune, out int length)
    {
        length = 12;
        if (!TryReadUnit(escape, out char first))
        {
            rune = default;
            return false;
        }

        if (char.IsHighSurrogate(first) && TryReadUnit(escape[6..], out char second) && Rune.TryCreate(first, second, out rune))
        {
            return true;
        }

        length = 6;
        rune = Rune.TryCreate(first, out Rune single) ? single : Rune.ReplacementChar;
        return true;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        ushort number = 0;
        bool isUnit = escape.Length >= 6 && escape.StartsWith("\\u"u8) && Utf8Parser.TryParse(escape.Slice(2, 4), out number, out int digits, 'x') && digits == 4;
        unit = (char)number;
        return isUnit;
    }

    private static byte Simple(byte letter) => letter switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'t' => (byte)'\t',
        (byte)'r' => (byte)'\r',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => letter,
    };
}
