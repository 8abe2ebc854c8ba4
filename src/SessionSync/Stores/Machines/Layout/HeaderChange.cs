using System.Text;
using System.Text.Encodings.Web;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>Puts one machine's directory in the place of another's in the header of a file, and touches nothing else.</summary>
/// <param name="From">As it stands in the file that is read.</param>
/// <param name="To">As it shall stand instead; in the same place.</param>
internal sealed record HeaderChange(HeaderValue From, HeaderValue To)
{
    /// <summary>How much longer the file becomes, in bytes.</summary>
    public long Growth => To.Length - From.Length;

    /// <summary>The JSON string, with blanks behind it up to the value's length.</summary>
    public static byte[] LiteralOf(HeaderValue value)
    {
        byte[] literal = Encoding.UTF8.GetBytes(Quote(value.Text));
        return [.. literal, .. Enumerable.Repeat((byte)' ', Math.Max(0, value.Length - literal.Length))];
    }

    /// <summary>A value for another directory, in the same place of a file.</summary>
    /// <param name="keepsLength">Not to be shorter than <paramref name="value"/>.</param>
    public static HeaderValue With(HeaderValue value, string text, bool keepsLength)
    {
        int length = Encoding.UTF8.GetByteCount(Quote(text));
        return new HeaderValue(text, value.Start, keepsLength ? Math.Max(length, value.Length) : length);
    }

    /// <summary>The changed content of a file, read from its beginning.</summary>
    public HeaderChangeStream Apply(Stream file) => new(file, From, LiteralOf(To));

    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text)}\"";
}
