using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Reads the far side's listing as it comes: lines "./PATH SIZE MTIME" (the path encoded where it could break a line), for files that were read followed by the values of the scope's keys.</summary>
internal sealed class ListingParser(ListingScope scope)
{
    /// <summary>More than a file of a home has; what a whole listing sums up to still is a number.</summary>
    private const long LargestFile = 1L << 43;

    /// <summary>More bytes than a path and the values of all keys have.</summary>
    private const int LongestLine = 1024 * 1024;

    /// <summary>The mark in the place of a time, where there is none and the last line has no end.</summary>
    private const byte Cut = (byte)'-';
    private readonly ImmutableArray<ListedFile>.Builder _files = ImmutableArray.CreateBuilder<ListedFile>();
    private readonly ArrayBufferWriter<byte> _begun = new();

    /// <summary>Takes the next bytes, wherever they begin and end.</summary>
    /// <exception cref="InvalidDataException">They are of no listing.</exception>
    public void Add(ReadOnlySpan<byte> text)
    {
        for (int end; (end = text.IndexOf((byte)'\n')) >= 0; text = text[(end + 1)..])
        {
            EndLine(text[..end]);
        }

        Begin(text);
    }

    /// <summary>All files, after the last bytes.</summary>
    public ImmutableArray<ListedFile> End()
    {
        EndLine([]);
        return _files.ToImmutable();
    }

    private void Begin(ReadOnlySpan<byte> text)
    {
        _begun.Write(text);
        if (_begun.WrittenCount > LongestLine)
        {
            throw new InvalidDataException("A line of the other side's listing does not end");
        }
    }

    private void EndLine(ReadOnlySpan<byte> text)
    {
        if (_begun.WrittenCount > 0)
        {
            Begin(text);
            text = _begun.WrittenSpan;
        }

        if (!text.IsEmpty)
        {
            _files.Add(ParseLine(text));
        }

        _begun.ResetWrittenCount();
    }

    private ListedFile ParseLine(ReadOnlySpan<byte> line)
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

        return Read(new ListedFile(path, new FileStamp(bytes, modifiedSeconds)), rest, values >= 0);
    }

    /// <summary>Adds what was read of a file: the values of the scope's keys, each up to the next separator.</summary>
    private ListedFile Read(ListedFile file, ReadOnlySpan<byte> values, bool wasRead)
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
