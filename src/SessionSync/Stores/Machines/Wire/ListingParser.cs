using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SessionSync.Agents;
using SessionSync.Sessions;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Reads the far side's listing: lines "./PATH SIZE MTIME" (the path encoded where it could break a line), for transcripts followed by the raw last values of two keys.</summary>
internal static class ListingParser
{
    public static ImmutableArray<ListedFile> Parse(ReadOnlySpan<byte> text)
    {
        ImmutableArray<ListedFile>.Builder files = ImmutableArray.CreateBuilder<ListedFile>();
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (!line.IsEmpty)
            {
                files.Add(ParseLine(line));
            }
        }

        return files.ToImmutable();
    }

    private static ListedFile ParseLine(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> rest = default;
        int values = line.IndexOf((byte)WireText.Separator);
        if (values >= 0)
        {
            rest = line[(values + 1)..];
            line = line[..values];
        }

        int modified = line.LastIndexOf((byte)' ');
        int size = modified < 0 ? -1 : line[..modified].LastIndexOf((byte)' ');
        if (size < 0
            || !long.TryParse(line[(modified + 1)..], CultureInfo.InvariantCulture, out long modifiedSeconds)
            || !long.TryParse(line[(size + 1)..modified], CultureInfo.InvariantCulture, out long bytes)
            || bytes < 0
            || WireText.Decode(Encoding.UTF8.GetString(line[..size])) is not ['.', '/', .. { Length: > 0 } path])
        {
            throw new InvalidDataException("The listing of the other side cannot be read");
        }

        int second = rest.IndexOf((byte)WireText.Separator);
        return new ListedFile(
            path,
            new FileStamp(bytes, modifiedSeconds),
            second < 0 ? null : ParseInstant(rest[..second]),
            second < 0 ? null : ParseText(rest[(second + 1)..]));
    }

    private static DateTimeOffset? ParseInstant(ReadOnlySpan<byte> value) =>
        !value.IsEmpty && DateTimeOffset.TryParse(Encoding.UTF8.GetString(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant
            : null;

    /// <summary>The inside of a JSON string literal.</summary>
    private static string? ParseText(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty)
        {
            return null;
        }

        if (value.IndexOf((byte)'\\') < 0)
        {
            return Encoding.UTF8.GetString(value);
        }

        try
        {
            byte[] literal = [(byte)'"', .. value, (byte)'"'];
            var reader = new Utf8JsonReader(literal);
            return reader.Read() ? reader.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A directory that cannot be read tells nothing; the session is then judged by its folder alone.
            return null;
        }
    }
}
