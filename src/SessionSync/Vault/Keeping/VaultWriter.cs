using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Vault.Carriers;
using SessionSync.Vault.Format;
using SessionSync.Vault.Reading;

namespace SessionSync.Vault.Keeping;

/// <summary>Keeps versions of one machine's session files in a vault. What was kept lasts from <see cref="CommitAsync"/> on. Not for two threads at once.</summary>
internal sealed class VaultWriter : IDisposable
{
    /// <summary>A file that was seen so soon after its last change may have changed in the same second since, which its times do not show.</summary>
    private const int FleetingSeconds = 2;

    /// <summary>Documents beyond this many bytes are not compared.</summary>
    private const long LargestDocument = 64 * 1024 * 1024;
    private readonly string _machine;
    private readonly TimeProvider _clock;
    private readonly VaultReader _reader;
    private readonly PackedWriter _writer;
    private readonly SegmentWriter _segments;
    private readonly HeadChanges _changes;

    /// <param name="head">The name of the machine's head.</param>
    /// <param name="machine">What people call it.</param>
    public VaultWriter(IVaultCarrier carrier, string head, string machine, SimilarSegments similar, TimeProvider clock)
    {
        (_machine, _clock) = (machine, clock);
        _reader = new VaultReader(carrier);
        _writer = new PackedWriter(carrier);
        _segments = new SegmentWriter(_writer, _reader, similar);
        _changes = new HeadChanges(carrier, _reader, _writer, head, machine);
    }

    /// <summary>How many bytes were added, as they are stored.</summary>
    public long Written => _writer.Written;

    /// <summary>What is kept of all files.</summary>
    public Task<ImmutableArray<FileHistory>> HistoriesAsync(CancellationToken cancellationToken) => _changes.AllAsync(cancellationToken);

    /// <summary>Whether the vault has the file as it is, as far as its size and time tell.</summary>
    public async Task<bool> HasAsync(VaultKey key, FileStamp stamp, CancellationToken cancellationToken) =>
        await _changes.FindAsync(key, cancellationToken) is { IsGone: false, Newest: var newest }
        && newest.Stamp == stamp
        && newest.Taken - stamp.ModifiedSeconds >= FleetingSeconds;

    /// <summary>Keeps a file as it is.</summary>
    /// <param name="root">The folder that its path is relative to.</param>
    /// <param name="file">Seekable.</param>
    /// <param name="stamp">As it was when it was opened, or before: what was added since waits for the next time.</param>
    /// <param name="holdsAll">For files that are always written as a whole: whether the second of two contents says all that the first one does. Such a
    /// version takes the place of the one before. Null where only what follows it does.</param>
    public async Task<KeepChange> KeepAsync(
        VaultKey key, string root, Stream file, FileStamp stamp, Func<Stream, Stream, bool>? holdsAll, CancellationToken cancellationToken)
    {
        FileHistory? history = await _changes.FindAsync(key, cancellationToken);
        Manifest? before = history is null ? null : await TryReadAsync(history.Newest, cancellationToken);
        bool isContinued = before is not null && stamp.Size >= before.Length && await Continuation.ContinuesAsync(file, before, cancellationToken);
        ImmutableArray<SegmentName> segments = await WriteAsync(file, stamp.Size, isContinued ? before! : null, cancellationToken);
        KeptVersion version = await WriteAsync(new Manifest(key, _machine, root, stamp.ModifiedSeconds, segments), cancellationToken);
        KeepChange change = history is null ? KeepChange.New
            : isContinued ? version.Stamp.Size > before!.Length ? KeepChange.Grown : KeepChange.None
            : before is not null && await HoldsAllAsync(before, file, holdsAll, cancellationToken) ? KeepChange.Grown
            : version.Stamp.Size < history.Newest.Stamp.Size ? KeepChange.Shrunk
            : KeepChange.Rewritten;
        _changes.Set(change switch
        {
            KeepChange.New => new FileHistory(key, [version]),
            KeepChange.Shrunk => history!.Add(version, KeptReason.Shrunk),
            KeepChange.Rewritten => history!.Add(version, KeptReason.Rewritten),
            _ => history!.Grow(version),
        });
        return change;
    }

    /// <summary>Notes that a file is gone. What the vault has of it stays.</summary>
    public async Task<KeepChange> KeepAsGoneAsync(VaultKey key, CancellationToken cancellationToken)
    {
        if (await _changes.FindAsync(key, cancellationToken) is not { IsGone: false } history)
        {
            return KeepChange.None;
        }

        _changes.Set(history.Delete());
        return KeepChange.Deleted;
    }

    /// <summary>Makes last what was kept. Killed at any point before its end, the vault is as it was.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) => _changes.CommitAsync(_clock.GetUtcNow(), cancellationToken);

    public void Dispose()
    {
        _writer.Dispose();
        _reader.Dispose();
    }

    private async Task<bool> HoldsAllAsync(Manifest before, Stream file, Func<Stream, Stream, bool>? holdsAll, CancellationToken cancellationToken)
    {
        if (holdsAll is null || before.Length > LargestDocument)
        {
            return false;
        }

        try
        {
            using var content = new MemoryStream();
            await _reader.CopyToAsync(before, content, cancellationToken);
            content.Position = file.Position = 0;
            return holdsAll(content, file);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Null where the vault does not have it any more, or not as it was: whatever there is is taken for something else then, and both are kept.</summary>
    private async Task<Manifest?> TryReadAsync(KeptVersion version, CancellationToken cancellationToken)
    {
        try
        {
            return await _reader.ReadManifestAsync(version.Manifest, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <param name="before">The version that the file begins with; null for none.</param>
    private async Task<ImmutableArray<SegmentName>> WriteAsync(Stream file, long size, Manifest? before, CancellationToken cancellationToken)
    {
        ImmutableArray<SegmentName> kept = before is null || size == before.Length
            ? before?.Segments ?? []
            : before.Segments[..TailMerge.Keep(before.Segments, size - before.Length)];
        long start = kept.Sum(static segment => (long)segment.Length);
        file.Position = start;
        return [.. kept, .. await _segments.WriteAsync(file, size - start, cancellationToken)];
    }

    private async Task<KeptVersion> WriteAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        VaultFile file = await _writer.AddAsync(VaultFileKind.Manifest, manifest.ToBytes(), cancellationToken);
        return new KeptVersion(file.Name, new FileStamp(manifest.Length, manifest.ModifiedSeconds), _clock.GetUtcNow().ToUnixTimeSeconds(), KeptReason.Newest);
    }
}
