using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Local;

/// <summary>Reads file ranges on this machine.</summary>
/// <param name="root">The agent's root; null to read files that are in no store.</param>
internal sealed class LocalReader(string? root)
{
    public async Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        for (int index = 0; index < ranges.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Stream? file = null;
            try
            {
                file = Open(ranges[index].File);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                receiver.Fail(index, FileTrouble.Of(exception));
            }

            if (file is not null)
            {
                await using (file)
                {
                    await ReadOneAsync(index, ranges[index], file, receiver, cancellationToken);
                }
            }
        }
    }

    public async Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken)
    {
        var hashes = new ContentHash?[ranges.Count];
        for (int index = 0; index < ranges.Count; index++)
        {
            try
            {
                await using Stream file = Open(ranges[index].File);
                hashes[index] = await HashAsync(file, ranges[index].Offset, ranges[index].Length, cancellationToken);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // No hash says that it could not be read.
                hashes[index] = null;
            }
        }

        return hashes;
    }

    public Stream Open(SourceFile file) => RegularFile.Open(root is null ? file.OnThisMachine.Path : Path.Combine(root, file.InStore.Path));

    /// <summary>The SHA-256 of a part of a file; null where it has less.</summary>
    public static Task<ContentHash?> HashAsync(Stream file, long offset, long length, CancellationToken cancellationToken)
    {
        file.Position = offset;
        return HashAsync(file, length, cancellationToken);
    }

    /// <summary>The SHA-256 of what comes next in a stream; null where it has less.</summary>
    public static async Task<ContentHash?> HashAsync(Stream content, long length, CancellationToken cancellationToken)
    {
        using Sha256 hash = new();
        var hashing = new HashingStream(new LimitedStream(content, length), hash);
        byte[] nowhere = new byte[(int)Math.Min(128 * 1024, Math.Max(1, length))];
        while (await hashing.ReadAsync(nowhere, cancellationToken) > 0)
        {
        }

        return hashing.BytesRead == length ? ContentHash.From(hash) : null;
    }

    private static async Task ReadOneAsync(int index, FileRange range, Stream file, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        ContentHash? guard = range.GuardLength == 0 ? null : await HashAsync(file, range.Offset - range.GuardLength, range.GuardLength, cancellationToken);
        using Sha256 hash = new();
        file.Position = range.Offset;
        var hashing = new HashingStream(new LimitedStream(file, range.Length), hash);
        await receiver.ReceiveAsync(index, hashing, cancellationToken);
        if (hashing.BytesRead == range.Length)
        {
            receiver.Confirm(index, ContentHash.From(hash), guard);
        }
        else
        {
            receiver.Fail(index, "it shrank while it was read");
        }
    }
}
