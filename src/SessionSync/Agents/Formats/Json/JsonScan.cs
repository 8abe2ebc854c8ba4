using System.Buffers;

namespace SessionSync.Agents.Formats.Json;

/// <summary>Finds the ends of values many times faster than by reading their tokens, and whether they are well formed on the way. What is
/// inside of strings is not looked at: whatever lies there is shown by <see cref="JsonText"/>. Pure; never throws.</summary>
internal static class JsonScan
{
    /// <summary>In the place of an end: here is no value, or one with a mistake in it.</summary>
    public const int Broken = -1;

    /// <summary>In the place of an end: the text ended before the value did.</summary>
    public const int CutOff = -2;

    private static readonly SearchValues<byte> s_wordLetters = SearchValues.Create("aflnrstu"u8);
    private static readonly SearchValues<byte> s_scalarLetters = SearchValues.Create("+-.0123456789Eaeflnrstu"u8);

    // Between most tokens there is none.
    public static int SkipSpace(ReadOnlySpan<byte> text, int position) =>
        position < text.Length && text[position] > (byte)' ' ? position : EndOfSpace(text, position);

    private static int EndOfSpace(ReadOnlySpan<byte> text, int position)
    {
        while (position < text.Length && text[position] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            position++;
        }

        return position;
    }

    /// <summary>Just behind the value that begins here; negative where there is none.</summary>
    public static int EndOf(ReadOnlySpan<byte> text, int start) => start >= text.Length ? CutOff : text[start] switch
    {
        (byte)'"' => EndOfString(text, start),
        (byte)'{' or (byte)'[' => EndOfContainer(text, start),
        _ => EndOfScalar(text, start),
    };

    /// <summary>Where the value begins whose name begins here; negative where it does not.</summary>
    public static int ValueBehindName(ReadOnlySpan<byte> text, int name, out int nameEnd)
    {
        nameEnd = name >= text.Length ? CutOff : text[name] == (byte)'"' ? EndOfString(text, name) : Broken;
        if (nameEnd < 0)
        {
            return nameEnd;
        }

        int colon = SkipSpace(text, nameEnd);
        return colon >= text.Length ? CutOff : text[colon] == (byte)':' ? SkipSpace(text, colon + 1) : Broken;
    }

    private static int EndOfString(ReadOnlySpan<byte> text, int start)
    {
        for (int position = start + 1; ;)
        {
            int length = text[position..].IndexOf((byte)'"');
            if (length < 0)
            {
                return CutOff;
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

    private static int EndOfScalar(ReadOnlySpan<byte> text, int start)
    {
        ReadOnlySpan<byte> rest = text[start..];
        int length = rest.IndexOfAnyExcept(s_scalarLetters);
        ReadOnlySpan<byte> scalar = length < 0 ? rest : rest[..length];
        bool isWhole = scalar.Length > 0 && scalar[0] switch
        {
            (byte)'t' => scalar.SequenceEqual("true"u8),
            (byte)'f' => scalar.SequenceEqual("false"u8),
            (byte)'n' => scalar.SequenceEqual("null"u8),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => !scalar.ContainsAny(s_wordLetters),
            _ => false,
        };
        return isWhole ? start + scalar.Length : length < 0 ? CutOff : Broken;
    }

    private static int EndOfContainer(ReadOnlySpan<byte> text, int start)
    {
        JsonNesting nesting = default;
        int position = PassValue(text, start, ref nesting);
        while (position >= 0)
        {
            position = SkipSpace(text, position);
            if (position >= text.Length)
            {
                return CutOff;
            }

            if (text[position] == (byte)',')
            {
                position = PassValue(text, NextValue(text, SkipSpace(text, position + 1), nesting.IsInObject), ref nesting);
                continue;
            }

            if (text[position] != EndOfNearest(nesting))
            {
                return Broken;
            }

            nesting.Leave();
            position++;
            if (nesting.IsEmpty)
            {
                return position;
            }
        }

        return position;
    }

    /// <summary>Goes over a value, or up to the end of the first container in it that holds nothing, or over the first value in it.</summary>
    private static int PassValue(ReadOnlySpan<byte> text, int position, ref JsonNesting nesting)
    {
        while (position >= 0 && position < text.Length && text[position] is (byte)'{' or (byte)'[')
        {
            nesting.Enter(text[position] == (byte)'{');
            position = SkipSpace(text, position + 1);
            if (position < text.Length && text[position] == EndOfNearest(nesting))
            {
                return position;
            }

            position = NextValue(text, position, nesting.IsInObject);
        }

        return position < 0 ? position : EndOf(text, position);
    }

    private static int NextValue(ReadOnlySpan<byte> text, int position, bool isInObject) =>
        isInObject ? ValueBehindName(text, position, out _) : position;

    private static byte EndOfNearest(in JsonNesting nesting) => nesting.IsInObject ? (byte)'}' : (byte)']';
}
