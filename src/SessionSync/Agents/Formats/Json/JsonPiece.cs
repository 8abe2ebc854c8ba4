using System.Buffers.Text;
using System.Text;
using SessionSync.Agents.Formats.Lines;

namespace SessionSync.Agents.Formats.Json;

/// <summary>A value where it lies in a text of JSON, looked into without memory of its own, however deep or wide it is. What is missing, of
/// another kind or damaged is the missing value, which is the default one and has no members, no items and no text. Never throws. It is
/// no longer valid when something else is read into the text.</summary>
internal readonly struct JsonPiece
{
    // A number of tokens beyond this is damage, and must not make sums overflow.
    private const long LargestCount = 1L << 40;

    private readonly byte[]? _text;
    private readonly int _start;

    /// <summary>A value at this place of a text. It is not looked at: walking through it goes up to its first mistake.</summary>
    public JsonPiece(byte[] text, int start, int length)
    {
        _text = text;
        _start = start;
        Length = length;
    }

    /// <summary>Where it begins in the text.</summary>
    public int OffsetInText => _start;

    /// <summary>How many bytes it takes.</summary>
    public int Length { get; }

    public ReadOnlySpan<byte> Bytes => new(_text, _start, Length);

    public bool IsMissing => Length == 0;

    public bool IsObject => StartsWith((byte)'{');

    public bool IsArray => StartsWith((byte)'[');

    public bool IsString => StartsWith((byte)'"') && Length >= 2;

    /// <summary>Whether it is a string with anything in it.</summary>
    public bool HasText => Length > 2 && IsString;

    public bool IsNumber => Length > 0 && (char.IsAsciiDigit((char)Bytes[0]) || StartsWith((byte)'-'));

    public bool IsTrue => StartsWith((byte)'t');

    public bool IsNull => StartsWith((byte)'n');

    /// <summary>Whether it is one well-formed object and nothing besides.</summary>
    public bool IsWholeObject => IsObject && JsonScan.EndOf(Bytes, 0) == Length;

    /// <summary>As it was written.</summary>
    public string Raw => Encoding.UTF8.GetString(Bytes);

    /// <summary>As it was written; null where there is nothing, or null was written.</summary>
    public string? RawIfAny => IsMissing || IsNull ? null : Raw;

    /// <summary>The string it is; null for anything else.</summary>
    public string? Text => IsString ? JsonText.Decode(TextBytes) : null;

    /// <summary>The bytes between the quotes of a string as it was written; empty for anything else.</summary>
    public ReadOnlySpan<byte> TextBytes => IsString ? Bytes[1..^1] : default;

    /// <summary>The number it is, without its fraction; 0 for anything else.</summary>
    public long Number =>
        Utf8Parser.TryParse(Bytes, out long number, out int length) && length == Length ? number
        : Utf8Parser.TryParse(Bytes, out double large, out _) && Math.Abs(large) < long.MaxValue ? (long)large
        : 0;

    /// <summary>How many it says there are; 0 for anything that is no such number.</summary>
    public long Count => Math.Clamp(Number, 0, LargestCount);

    /// <summary>The time it tells, as a text or in milliseconds since 1970; null for anything else.</summary>
    public DateTimeOffset? Time =>
        IsString ? JsonTime.Of(this)
        : IsNumber && Utf8Parser.TryParse(Bytes, out double milliseconds, out int length) && length == Length ? JsonTime.OfMilliseconds(milliseconds)
        : null;

    public JsonMembers Members => new(this);

    public JsonItems Items => new(this);

    /// <summary>The last member of this name, as JavaScript has it; the missing value where there is none.</summary>
    public JsonPiece this[ReadOnlySpan<byte> name]
    {
        get
        {
            JsonPiece found = default;
            foreach (JsonMember member in Members)
            {
                found = member.Name.SequenceEqual(name) ? member.Value : found;
            }

            return found;
        }
    }

    public JsonPiece this[Range range]
    {
        get
        {
            (int offset, int length) = range.GetOffsetAndLength(Length);
            return new JsonPiece(_text!, _start + offset, length);
        }
    }

    /// <summary>The object that a whole text is, whatever surrounds it; false where it is none.</summary>
    public static bool TryParse(byte[] text, out JsonPiece piece)
    {
        ReadOnlySpan<byte> trimmed = RecordLine.Trim(text);
        piece = new ReadOnlySpan<byte>(text).Overlaps(trimmed, out int start) ? new JsonPiece(text, start, trimmed.Length) : default;
        return piece.IsWholeObject;
    }

    /// <inheritdoc cref="TryParse(byte[], out JsonPiece)"/>
    public static bool TryParse(string? text, out JsonPiece piece) => TryParse(Encoding.UTF8.GetBytes(text ?? ""), out piece);

    /// <summary>Whether it is this string, which needs no escapes.</summary>
    public bool Is(ReadOnlySpan<byte> text) => IsString && TextBytes.SequenceEqual(text);

    /// <summary>Whether it is a string that begins with these ASCII letters. Some writers escape the bracket that a tag begins with.</summary>
    public bool BeginsWith(ReadOnlySpan<byte> text) =>
        TextBytes.StartsWith(text) || (TextBytes.StartsWith("\\u"u8) && Text!.StartsWith(Encoding.ASCII.GetString(text), StringComparison.Ordinal));

    public override string ToString() => Raw;

    private bool StartsWith(byte first) => Length > 0 && _text![_start] == first;
}
