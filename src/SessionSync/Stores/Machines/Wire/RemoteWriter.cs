using System.Diagnostics;
using System.Formats.Tar;
using SessionSync.Model;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Brings files to the far side in batches: while one is verified and brought to its place there, the next travels.</summary>
internal sealed class RemoteWriter(RootedConnection connection, bool hasZstandardHere)
{
    /// <summary>Below this a compressor process of its own costs more than it saves.</summary>
    public const long SmallBatch = 256 * 1024;

    /// <summary>One write may be reported twice, when it was brought to its place and when its batch has settled, and once more by its batch.</summary>
    private const int MostResults = 4;
    private readonly CompressionPace _pace = new();

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken)
    {
        RemoteFacts facts = await connection.Connection.GetFactsAsync(cancellationToken);
        var results = new WriteResult?[writes.Count];
        return await connection.ExchangeAsync<IReadOnlyList<WriteResult>>(
            async writer =>
            {
                connection.Connection.Load(RemotePart.Content);
                foreach ((int start, int count) in WriteBatches.Of([.. writes.Select(static write => write.Source.Length)]))
                {
                    await SendBatchAsync(writer, facts, writes, start, count, source, results, moved, cancellationToken);
                }

                writer.Line("results");
            },
            async reader =>
            {
                string otherwise = await ReadResultsAsync(reader, results, cancellationToken);
                return [.. results.Select(result => result ?? new WriteResult(WriteStatus.Failed, otherwise))];
            },
            SilenceWatch.TimeToHash(Math.Min(2 * WriteBatches.LargestBatch, writes.Sum(static write => write.Source.Length))),
            cancellationToken);
    }

    private async Task SendBatchAsync(
        RequestWriter writer,
        RemoteFacts facts,
        IReadOnlyList<FileWrite> writes,
        int start,
        int count,
        IContentSource source,
        WriteResult?[] results,
        IProgress<ContentProgress>? moved,
        CancellationToken cancellationToken)
    {
        var ranges = new FileRange[count];
        long size = 0;
        for (int index = 0; index < count; index++)
        {
            ranges[index] = writes[start + index].Source;
            size += ranges[index].Length;
        }

        string compressor = facts.Compressor(hasZstandardHere && size > SmallBatch);
        writer.Line("put", compressor);
        await writer.FlushAsync(cancellationToken);
        var frames = new FrameWriteStream(writer.Raw);
        var packer = new TarPacker(writes, start, count, moved);
        long began = Stopwatch.GetTimestamp();
        ProcessorTime processors = ProcessorTime.Read();
        await Compression.CompressAsync(
            compressor,
            _pace,
            frames,
            async plain =>
            {
                await using var tar = new TarWriter(plain, TarEntryFormat.Gnu, leaveOpen: true);
                packer.Open(tar);
                await source.ReadAsync(ranges, packer, cancellationToken);
            },
            cancellationToken);
        await frames.EndAsync(cancellationToken);
        _pace.Learn(frames.Waited, Stopwatch.GetElapsedTime(began), ProcessorTime.Read().IdleSince(processors));
        for (int index = 0; index < count; index++)
        {
            if (packer.FailureOf(index) is { } failure)
            {
                results[start + index] = new WriteResult(WriteStatus.Failed, failure);
                writer.Line("drop", $"{start + index}", "-", writes[start + index].Target.Path);
            }
            else
            {
                AskToWrite(writer, start + index, writes[start + index], packer, index);
            }
        }

        writer.Line("commit");
    }

    private static void AskToWrite(RequestWriter writer, int number, FileWrite write, TarPacker packer, int index)
    {
        string content = packer.ContentOf(index).Hex;
        switch (write.Mode)
        {
            case WriteMode.Create:
                writer.Line("new", $"{number}", content, write.Target.Path, write.IsUnique ? "1" : "0");
                break;
            case WriteMode.Append:
                writer.Line(
                    "append", $"{number}", content, write.Target.Path, $"{write.Expected!.Value.Size}", $"{write.Source.GuardLength}", (packer.GuardOf(index) ?? ContentHash.Of([])).Hex, $"{write.ModifiedSeconds}");
                break;
            case WriteMode.Replace:
                writer.Line("replace", $"{number}", content, write.Target.Path, $"{write.Expected!.Value.Size}", $"{write.Expected.Value.ModifiedSeconds}", write.IsGrowing ? "1" : "0");
                break;
        }
    }

    /// <summary>Fills in the results; returns why those without one failed.</summary>
    internal static async Task<string> ReadResultsAsync(LineReader reader, WriteResult?[] results, CancellationToken cancellationToken)
    {
        string otherwise = "it did not arrive whole";
        var lines = new LineReader(new FrameReadStream(reader));
        for (int count = 0; await lines.TryReadLineAsync(cancellationToken) is { } line; count++)
        {
            if (count > MostResults * (results.Length + 1))
            {
                throw new InvalidDataException("The other side reports without end");
            }

            if (line.Split(WireText.Separator) is not [var number, var word, var detail])
            {
                throw new InvalidDataException("A result of the other side cannot be read");
            }

            string said = Printable.Line(WireText.Decode(detail));
            if (number == "*")
            {
                otherwise = said;
                continue;
            }

            long index = WireText.Number(number);
            if (index >= 0 && index < results.Length)
            {
                // The first word about a file counts.
                results[index] ??= Result(word, WireText.Decode(detail), said);
            }
        }

        return otherwise;
    }

    private static WriteResult Result(string word, string detail, string said) => word switch
    {
        "written" or "settled" => new WriteResult(WriteStatus.Written),
        "changed" => new WriteResult(WriteStatus.Changed),
        "notprefix" => new WriteResult(WriteStatus.NotPrefix),
        "elsewhere" => new WriteResult(WriteStatus.Elsewhere, detail),
        "corrupt" => new WriteResult(WriteStatus.Corrupt, said),
        _ => new WriteResult(WriteStatus.Failed, said.Length > 0 ? said : "it could not be written there"),
    };
}
