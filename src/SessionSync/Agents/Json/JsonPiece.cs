using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace SessionSync.Agents.Json;

/// <summary>A piece of well-formed JSON, read where it lies and without memory of its own, however deep or wide it is. The default value
/// stands for one that is missing; it has no members, no items and no text.</summary>
internal readonly ref struct JsonPiece
{
    // What is nested deeper than any client writes is still only a line to get past.
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = int.MaxValue };

    private readonly ReadOnlySpan<byte> _json;

    private JsonPiece(ReadOnlySpan<byte> json) => _json = json;

    public bool IsMissing => _json.IsEmpty;

    public bool IsObject => StartsWith((byte)'{');

    public bool IsArray => StartsWith((byte)'[');

    public bool IsString => StartsWith((byte)'"');

    public bool IsTrue => StartsWith((byte)'t');

    public bool IsNull => StartsWith((byte)'n');

    /// <summary>How many bytes it takes.</summary>
    public int Length => _json.Length;

    /// <summary>As it was written.</summary>
    public string Raw => Encoding.UTF8.GetString(_json);

    /// <summary>The string it is; null for anything else.</summary>
    public string? Text => IsString ? JsonText.Decode(_json[1..^1]) : null;

    /// <summary>What is between the quotes of a string as it was written; nothing for anything else.</summary>
    public ReadOnlySpan<byte> TextBytes => IsString ? _json[1..^1] : default;

    /// <summary>The number it is, without its fraction; 0 for anything else.</summary>
    public long Number =>
        Utf8Parser.TryParse(_json, out long number, out int length) && length == _json.Length ? number
        : Utf8Parser.TryParse(_json, out double large, out _) && Math.Abs(large) < long.MaxValue ? (long)large
        : 0;

    /// <summary>The time it tells; null for anything else.</summary>
    public DateTimeOffset? Time =>
        IsString && DateTimeOffset.TryParse(Text, null, System.Globalization.DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUniversalTime() : null;

    public JsonPieceMembers Members => new(_json);

    public JsonPieceItems Items => new(_json);

    /// <summary>The first member of this name; the missing value where there is none.</summary>
    public JsonPiece this[ReadOnlySpan<byte> name]
    {
        get
        {
            foreach (JsonPieceMember member in Members)
            {
                if (member.Name.SequenceEqual(name))
                {
                    return member.Value;
                }
            }

            return default;
        }
    }

    /// <summary>The object a line holds; false where it holds no complete one.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out JsonPiece value)
    {
        value = new JsonPiece(line);
        if (!value.IsObject || line[^1] != (byte)'}')
        {
            return false;
        }

        var reader = new Utf8JsonReader(line, s_options);
        try
        {
            while (reader.Read())
            {
                // Reading is what finds the mistakes.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether it is this string, which needs no escapes.</summary>
    public bool Is(ReadOnlySpan<byte> text) => IsString && _json[1..^1].SequenceEqual(text);

    /// <summary>Whether it is a string that begins with these ASCII letters. Some writers escape the bracket that a tag begins with.</summary>
    public bool BeginsWith(ReadOnlySpan<byte> text) =>
        TextBytes.StartsWith(text) || (TextBytes.StartsWith("\\u"u8) && Text!.StartsWith(Encoding.ASCII.GetString(text), StringComparison.Ordinal));

    /// <summary>Where this value begins in what it was parsed from.</summary>
    public int OffsetIn(ReadOnlySpan<byte> line) => line.Overlaps(_json, out int offset) ? offset : 0;

    internal static JsonPiece Within(ReadOnlySpan<byte> json, int start, int end) => new(json[start..end]);

    private bool StartsWith(byte first) => !_json.IsEmpty && _json[0] == first;
}
