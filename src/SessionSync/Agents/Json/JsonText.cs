using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace SessionSync.Agents.Json;

/// <summary>Decodes JSON strings whatever they hold: bytes that are no UTF-8 and halves of surrogate pairs become replacement characters,
/// for clients cut texts anywhere. Pure.</summary>
internal static class JsonText
{
    /// <param name="content">What lies between the quotes of a well-formed string.</param>
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
            if (content[1] == (byte)'u')
            {
                Rune rune = ReadRune(content, out int length);
                written += rune.EncodeToUtf8(buffer[written..]);
                content = content[length..];
            }
            else
            {
                buffer[written++] = Simple(content[1]);
                content = content[2..];
            }
        }
    }

    private static Rune ReadRune(ReadOnlySpan<byte> escape, out int length)
    {
        char first = ReadUnit(escape);
        if (char.IsHighSurrogate(first) && escape.Length >= 12 && escape[6] == (byte)'\\' && escape[7] == (byte)'u'
            && Rune.TryCreate(first, ReadUnit(escape[6..]), out Rune pair))
        {
            length = 12;
            return pair;
        }

        length = 6;
        return Rune.TryCreate(first, out Rune single) ? single : Rune.ReplacementChar;
    }

    private static char ReadUnit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'x') ? (char)unit : '\uFFFD';

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
