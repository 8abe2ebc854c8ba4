using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Finds values in the beginning of a file without reading all of it as JSON: a key in quotes and a colon, which inside a string
/// would be escaped. The far side of a connection does the same.</summary>
internal static class HeaderReader
{
    /// <summary>The values of the keys, in their order.</summary>
    public static ImmutableArray<HeaderValue?> Read(Stream file, ImmutableArray<string> keys)
    {
        Span<byte> beginning = stackalloc byte[ListingScope.HeaderSize];
        return Find(beginning[..file.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false)], keys);
    }

    /// <summary>The same in a text that may break off anywhere.</summary>
    public static ImmutableArray<HeaderValue?> Find(ReadOnlySpan<byte> beginning, ImmutableArray<string> keys)
    {
        ImmutableArray<HeaderValue?>.Builder values = ImmutableArray.CreateBuilder<HeaderValue?>(keys.Length);
        foreach (string key in keys)
        {
            values.Add(key.Length == 0 ? FirstLine(beginning) : Find(beginning, Encoding.UTF8.GetBytes($"\"{key}\"")));
        }

        return values.MoveToImmutable();
    }

    /// <summary>The text of a JSON string, from the bytes between its quotes; null where that is none.</summary>
    public static string? Decode(ReadOnlySpan<byte> inside)
    {
        if (inside.IndexOf((byte)'\\') < 0)
        {
            return Encoding.UTF8.GetString(inside);
        }

        try
        {
            byte[] literal = [(byte)'"', .. inside, (byte)'"'];
            var reader = new Utf8JsonReader(literal);
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A value that cannot be read tells nothing.
            return null;
        }
    }

    private static HeaderValue? FirstLine(ReadOnlySpan<byte> beginning)
    {
        int end = beginning.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? beginning : beginning[..end];
        return line.IndexOfAnyInRange((byte)0, (byte)31) >= 0 ? null : new HeaderValue(Encoding.UTF8.GetString(line), 0, line.Length);
    }

    private static HeaderValue? Find(ReadOnlySpan<byte> beginning, ReadOnlySpan<byte> key)
    {
        for (int from = 0; ;)
        {
            int found = beginning[from..].IndexOf(key);
            if (found < 0)
            {
                return null;
            }

            from += found + key.Length;
            int start = SkipBlanks(beginning, from);
            start = start < beginning.Length && beginning[start] == ':' ? SkipBlanks(beginning, start + 1) : beginning.Length;
            if (start < beginning.Length && beginning[start] == '"')
            {
                return Value(beginning, start);
            }
        }
    }

    private static HeaderValue? Value(ReadOnlySpan<byte> beginning, int start)
    {
        int end = start + 1;
        while (end < beginning.Length && beginning[end] != '"')
        {
            end += beginning[end] == '\\' ? 2 : 1;
        }

        if (end >= beginning.Length)
        {
            return null;
        }

        ReadOnlySpan<byte> inside = beginning[(start + 1)..end];
        return inside.IndexOfAnyInRange((byte)0, (byte)31) < 0 && Decode(inside) is { } text
            ? new HeaderValue(text, start, SkipBlanks(beginning, end + 1) - start)
            : null;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at;
    }
}
