using System.Formats.Tar;
using SessionSync.Model.Sessions;
using SessionSync.Platform;

namespace SessionSync.Stores.Machines.Wire;

/// <summary>Packs one batch of writes into a tar as their contents come in.</summary>
internal sealed class TarPacker(IReadOnlyList<FileWrite> writes, int start, int count, IProgress<ContentProgress>? moved) : IContentReceiver
{
    private readonly (ContentHash Content, ContentHash? Guard)?[] _hashes = new (ContentHash, ContentHash?)?[count];
    private readonly string?[] _failures = new string?[count];
    private TarWriter? _tar;

    public void Open(TarWriter tar) => _tar = tar;

    /// <summary>Why the content of this write could not be read; null where it was.</summary>
    public string? FailureOf(int index) => _failures[index] ?? (_hashes[index] is null ? "it could not be read" : null);

    public ContentHash ContentOf(int index) => _hashes[index]!.Value.Content;

    public ContentHash? GuardOf(int index) => _hashes[index]!.Value.Guard;

    public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
    {
        FileWrite write = writes[start + index];
        var data = new FixedLengthStream(moved is null ? content : new ReportingStream(content, moved), write.Source.Length);

        // A tail has no place of its own: it waits under the number of its write.
        string name = write.Mode == WriteMode.Append ? $"./.tails/{start + index}" : $"./{write.Target.Path}";
        var entry = new GnuTarEntry(TarEntryType.RegularFile, name)
        {
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            ModificationTime = DateTimeOffset.FromUnixTimeSeconds(write.ModifiedSeconds),
            DataStream = data,
        };
        await _tar!.WriteEntryAsync(entry, cancellationToken);
        if (data.IsShort)
        {
            _failures[index] = "it shrank while it was read";
        }

        moved?.Report(new ContentProgress(0, 1));
    }

    public void Confirm(int index, ContentHash content, ContentHash? guard) => _hashes[index] = (content, guard);

    public void Fail(int index, string reason) => _failures[index] = reason;
}
