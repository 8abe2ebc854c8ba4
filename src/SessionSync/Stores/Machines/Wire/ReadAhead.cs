using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>The end of a file on the far side, which came with the list that tells of the file.</summary>
/// <param name="Path">Relative to the root.</param>
/// <param name="Offset">Where in the file the content begins.</param>
internal sealed record ReadAhead(string Path, long Offset, ReadOnlyMemory<byte> Content)
{
    /// <summary>How many bytes the far side sends at most: more would not fit into the first packets of a connection.</summary>
    private const int MostBytes = 8192;

    /// <summary>Reads what follows a short listing; null where nothing was written lately.</summary>
    public static async Task<ReadAhead?> ReadAsync(LineReader reader, CancellationToken cancellationToken)
    {
        switch ((await reader.ReadLineAsync(cancellationToken)).Split(WireText.Separator))
        {
            case ["ahead"]:
                return null;
            case ["ahead", var path, var offset, var length] when WireText.Number(offset) >= 0 && WireText.Number(length) is >= 0 and <= MostBytes:
                byte[] content = new byte[WireText.Number(length)];
                await reader.ReadExactlyAsync(content, cancellationToken);
                return new ReadAhead(path, WireText.Number(offset), content);
            default:
                throw new InvalidDataException("The far side does not tell what was written last");
        }
    }

    /// <summary>The range with a guard that is here as well, where that tells as much: a whole record, which holds random ids. Where it is
    /// not, the range as it is.</summary>
    public FileRange Guard(FileRange range)
    {
        FileRange near = range with { GuardFloor = Math.Max(range.GuardFloor, Offset) };
        return Holds(near) && (Holds(range) || IsRecordIn(Slice(near.Offset - near.GuardLength, near.GuardLength).Span)) ? near : range;
    }

    /// <summary>Whether the range and its guard are here.</summary>
    public bool Holds(FileRange range) =>
        range.File.InStore.Path == Path && range.Offset - range.GuardLength >= Offset && range.Offset + range.Length <= Offset + Content.Length;

    /// <summary>Hands over the only range that was asked for, which is here, as the far side would.</summary>
    public async Task HandOverAsync(FileRange range, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> content = Slice(range.Offset, range.Length);
        using var stream = new MemoryStream(content.ToArray(), writable: false);
        await receiver.ReceiveAsync(0, stream, cancellationToken);
        ContentHash? guard = range.GuardLength > 0 ? ContentHash.Of(Slice(range.Offset - range.GuardLength, range.GuardLength).Span) : null;
        receiver.Confirm(0, ContentHash.Of(content.Span), guard);
    }

    /// <summary>Between two ends of lines there is a whole one.</summary>
    private static bool IsRecordIn(ReadOnlySpan<byte> lines) => lines.Count((byte)'\n') > 1;

    private ReadOnlyMemory<byte> Slice(long offset, long length) => Content.Slice((int)(offset - Offset), (int)length);
}
