using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Reads the far side's listing: lines "./PATH SIZE MTIME" (the path encoded where it could break a line), for files that were read followed by the values of the scope's keys.</summary>
internal static class ListingParser
{
    /// <summary>More than a file of a home has; what a whole listing sums up to still is a number.</summary>
    private const long LargestFile = 1L << 43;

    /// <summary>The mark in the place of a time, where there is none and the last line has no end.</summary>
    private const byte Cut = (byte)'-';

    public static ImmutableArray<ListedFile> Parse(ReadOnlySpan<byte> text, ListingScope scope)
    {
        ImmutableArray<ListedFile>.Builder files = ImmutableArray.CreateBuilder<ListedFile>();
        while (!text.IsEmpty)
        {
            int end = text.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (!line.IsEmpty)
            {
                files.Add(ParseLine(line, scope));
            }
        }

        return files.ToImmutable();
    }

    private static ListedFile ParseLine(ReadOnlySpan<byte> line, ListingScope scope)
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
            || bytes is < 0 or > LargestFile
            || WireText.Decode(Encoding.UTF8.GetString(line[..size])) is not ['.', '/', .. { Length: > 0 } path])
        {
            throw new InvalidDataException("The listing of the other side cannot be read");
        }

        return Read(new ListedFile(path, new FileStamp(bytes, modifiedSeconds)), rest, values >= 0, scope);
    }

    /// <summary>Adds what was read of a file: the values of the scope's keys, each up to the next separator.</summary>
    private static ListedFile Read(ListedFile file, ReadOnlySpan<byte> values, bool wasRead, ListingScope scope)
    {
        if (!wasRead)
        {
            return file;
        }

        var fields = new List<byte[]>();
        foreach (Range field in values.Split((byte)WireText.Separator))
        {
            fields.Add(values[field].ToArray());
        }

        int tails = scope.TailKeys.Length;
        if (fields.Count != tails + scope.HeaderKeys.Length)
        {
            throw new InvalidDataException("The listing of the other side cannot be read");
        }

        return file with
        {
            Head = tails > 0 ? ParseInstant(fields[0]) : null,
            IsCut = tails > 0 && fields[0] is [Cut],
            WorkingDirectory = tails > 1 && fields[1].Length > 0 ? HeaderReader.Decode(fields[1]) : null,
            Header = [.. fields.Skip(tails).Select(ParseHeader)],
        };
    }

    /// <summary>Where a value is and how long, and what is between its quotes.</summary>
    private static HeaderValue? ParseHeader(byte[] field)
    {
        if (field.Length == 0)
        {
            return null;
        }

        ReadOnlySpan<byte> rest = field;
        int first = rest.IndexOf((byte)' ');
        int second = first < 0 ? -1 : first + 1 + rest[(first + 1)..].IndexOf((byte)' ');
        return second > first
            && int.TryParse(rest[..first], CultureInfo.InvariantCulture, out int start)
            && int.TryParse(rest[(first + 1)..second], CultureInfo.InvariantCulture, out int length)
            && start >= 0 && length >= 0 && start + (long)length <= ListingScope.HeaderSize
            && HeaderReader.Decode(rest[(second + 1)..]) is { } text
            ? new HeaderValue(text, start, length)
            : null;
    }

    private static DateTimeOffset? ParseInstant(ReadOnlySpan<byte> value) =>
        !value.IsEmpty && DateTimeOffset.TryParse(Encoding.UTF8.GetString(value), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant
            : null;
}
