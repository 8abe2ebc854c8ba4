using System.Text;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Text as the escapes of <c>printf %b</c>: ASCII without quotes, exclamation marks and control characters, and without two
/// backslashes in a row, which fish would halve.</summary>
internal static class ShellEscapes
{
    /// <summary>From here on an octal number has three digits.</summary>
    private const int FirstOfThreeDigits = 64;

    /// <param name="isHidden">Every character but slashes and dashes as its number, so that nobody reads a word of it in passing.</param>
    /// <param name="next">What will follow it: an octal digit would be taken for one more of a short number. Unknown: one may follow.</param>
    public static string Of(string text, bool isHidden = false, char next = '0')
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        var escaped = new StringBuilder(bytes.Length + (bytes.Length / 8));
        for (int index = 0; index < bytes.Length; index++)
        {
            byte part = bytes[index];
            if (part == '\n' && !isHidden)
            {
                escaped.Append(@"\n");
            }
            else if (part is >= 0x20 and <= 0x7e and not ((byte)'\'' or (byte)'\\' or (byte)'!') && (!isHidden || part is (byte)'/' or (byte)'-'))
            {
                escaped.Append((char)part);
            }
            else
            {
                char after = index + 1 == bytes.Length ? next : isHidden ? '\\' : (char)bytes[index + 1];
                AppendNumber(escaped, part, isShort: part < FirstOfThreeDigits && after is not (>= '0' and <= '7'));
            }
        }

        return escaped.ToString();
    }

    private static void AppendNumber(StringBuilder escaped, byte part, bool isShort)
    {
        escaped.Append(@"\0");
        if (!isShort)
        {
            escaped.Append(Octal(part >> 6));
        }

        if (!isShort || part > 7)
        {
            escaped.Append(Octal(part >> 3));
        }

        escaped.Append(Octal(part));
    }

    private static char Octal(int digits) => (char)('0' + (digits & 7));
}
