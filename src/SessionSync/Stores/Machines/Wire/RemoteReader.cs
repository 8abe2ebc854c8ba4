using System.Formats.Tar;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Reads file ranges from the far side: many whole files as one tar, everything else range by range.</summary>
/// <remarks>What arrives is hashed and compared with what the far side says it holds. A file that grew while it was packed does
/// not match; it is read again as a range, whose length is fixed.</remarks>
internal sealed class RemoteReader(RootedConnection connection, bool hasZstandardHere)
{
    /// <summary>So little fits into a few packets as it is; a compressor would be one process more.</summary>
    private const int TinyBatch = 4096;

    /// <summary>From so many whole files on a tar is cheaper than a process for each.</summary>
    private const int FewFiles = 8;

    /// <summary>Beyond its announced size a file in the tar may have grown by so much before we stop believing it.</summary>
    private const long Growth = 64 * 1024 * 1024;
    private const long LargestOverhead = 1024 * 1024;

    public async Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        var whole = new List<int>();
        var parts = new List<int>();
        for (int index = 0; index < ranges.Count; index++)
        {
            (ranges[index].Offset == 0 ? whole : parts).Add(index);
        }

        if (whole.Count <= FewFiles)
        {
            parts = [.. whole, .. parts];
            whole = [];
        }

        List<int> again = await ReadOnceAsync(ranges, whole, parts, receiver, cancellationToken);
        if (again.Count > 0)
        {
            foreach (int index in await ReadOnceAsync(ranges, [], again, receiver, cancellationToken))
            {
                receiver.Fail(index, "it changed while it was read");
            }
        }
    }

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        connection.ExchangeAsync<IReadOnlyList<ContentHash?>>(
            writer =>
            {
                connection.Connection.Load(RemotePart.Content);
                AskFor(writer, ranges, [], [.. Enumerable.Range(0, ranges.Count)]);
                writer.Line("hash");
                return Task.CompletedTask;
            },
            async reader =>
            {
                HashAnswers answers = await HashAnswers.ReadAsync(ranges, reader, cancellationToken);
                return [.. ranges.Select((range, index) => answers.Range(index) is { } hashes && hashes.Content != EmptyUnless(range) ? (ContentHash?)hashes.Content : null)];
            },
            SilenceWatch.TimeToHash(ranges.Sum(static range => range.Length)),
            cancellationToken);

    /// <summary>The hash of nothing is what an unreadable file gives; it counts only where nothing was asked for.</summary>
    private static ContentHash? EmptyUnless(FileRange range) => range.Length == 0 ? null : ContentHash.Of([]);

    private static void AskFor(RequestWriter writer, IReadOnlyList<FileRange> ranges, List<int> whole, List<int> parts)
    {
        writer.Line("clear");
        foreach (int index in whole)
        {
            writer.Line("file", ranges[index].File.InStore.Path);
        }

        foreach (int index in parts)
        {
            FileRange range = ranges[index];
            writer.Line("range", range.File.InStore.Path, $"{range.Offset}", $"{range.Length}", $"{range.GuardLength}");
        }
    }

    /// <summary>Returns the indices of what did not arrive as the far side says it holds it.</summary>
    private async Task<List<int>> ReadOnceAsync(
        IReadOnlyList<FileRange> ranges, List<int> whole, List<int> parts, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        RemoteFacts facts = await connection.Connection.GetFactsAsync(cancellationToken);
        long size = 0;
        foreach (int index in (List<int>)[.. whole, .. parts])
        {
            size += ranges[index].Length;
        }

        string compressor = size <= TinyBatch ? Compression.None : facts.Compressor(hasZstandardHere && size > RemoteWriter.SmallBatch);
        return await connection.ExchangeAsync(
            writer =>
            {
                connection.Connection.Load(RemotePart.Content);
                AskFor(writer, ranges, whole, parts);
                writer.Line("get", compressor);
                return Task.CompletedTask;
            },
            async reader =>
            {
                var arrived = new ContentHash?[ranges.Count];
                if (whole.Count > 0)
                {
                    await ReadFramesAsync(reader, compressor, plain => ReadTarAsync(plain, ranges, whole, arrived, receiver, cancellationToken), cancellationToken);
                }

                if (parts.Count > 0)
                {
                    await ReadFramesAsync(reader, compressor, plain => ReadPartsAsync(plain, ranges, parts, arrived, receiver, cancellationToken), cancellationToken);
                }

                HashAnswers answers = await HashAnswers.ReadAsync(ranges, reader, cancellationToken);
                return Confirm(ranges, whole, parts, arrived, answers, receiver);
            },
            SilenceWatch.TimeToHash(size),
            cancellationToken);
    }

    private static async Task ReadFramesAsync(LineReader reader, string compressor, Func<Stream, Task> consume, CancellationToken cancellationToken)
    {
        var frames = new FrameReadStream(reader);
        await Compression.DecompressAsync(compressor, frames, consume, cancellationToken);
        await frames.DrainAsync(cancellationToken);
    }

    private static async Task ReadTarAsync(
        Stream plain, IReadOnlyList<FileRange> ranges, List<int> whole, ContentHash?[] arrived, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        var expected = new Dictionary<string, int>(whole.Count);
        long largest = 0;
        foreach (int index in whole)
        {
            expected[$"./{ranges[index].File.InStore.Path}"] = index;
            largest += ranges[index].Length + LargestOverhead;
        }

        var bounded = new LimitedStream(plain, largest + Growth);
        await using var tar = new TarReader(bounded, leaveOpen: true);
        while (await NextEntryAsync(tar, cancellationToken) is { } entry)
        {
            // Only plain files that were asked for, each once: a link or a strange name is not taken.
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile) || !expected.Remove(entry.Name, out int index))
            {
                continue;
            }

            arrived[index] = await ReceiveAsync(index, entry.DataStream ?? Stream.Null, ranges[index].Length, receiver, cancellationToken);
        }

        await bounded.DrainAsync(cancellationToken);
    }

    /// <summary>The next entry. A reader of tars trusts its source; what it then stumbles over is the other side's fault.</summary>
    private static async Task<TarEntry?> NextEntryAsync(TarReader tar, CancellationToken cancellationToken)
    {
        try
        {
            return await tar.GetNextEntryAsync(copyData: false, cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or ArithmeticException or OutOfMemoryException or NotSupportedException)
        {
            throw new InvalidDataException("The tar of the other side cannot be read", exception);
        }
    }

    private static async Task ReadPartsAsync(
        Stream plain, IReadOnlyList<FileRange> ranges, List<int> parts, ContentHash?[] arrived, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        foreach (int index in parts)
        {
            arrived[index] = await ReceiveAsync(index, plain, ranges[index].Length, receiver, cancellationToken);
        }
    }

    private static async Task<ContentHash?> ReceiveAsync(int index, Stream content, long length, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        using Sha256 hash = new();
        var limited = new LimitedStream(content, length);
        var hashing = new HashingStream(limited, hash);
        await receiver.ReceiveAsync(index, hashing, cancellationToken);
        return hashing.BytesRead == length ? ContentHash.From(hash) : null;
    }

    private static List<int> Confirm(
        IReadOnlyList<FileRange> ranges, List<int> whole, List<int> parts, ContentHash?[] arrived, HashAnswers answers, IContentReceiver receiver)
    {
        var again = new List<int>();
        foreach (int index in whole)
        {
            if (arrived[index] is { } content && answers.File(ranges[index].File.InStore.Path) == content)
            {
                receiver.Confirm(index, content, null);
            }
            else
            {
                again.Add(index);
            }
        }

        for (int position = 0; position < parts.Count; position++)
        {
            int index = parts[position];
            bool hasGuard = ranges[index].GuardLength > 0;
            if (arrived[index] is { } content && answers.Range(position) is { } hashes && hashes.Content == content && hashes.Guard is not null == hasGuard)
            {
                receiver.Confirm(index, content, hashes.Guard);
            }
            else
            {
                again.Add(index);
            }
        }

        return again;
    }
}
