using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Reads beginnings and ends of files as they were listed. A file may have grown or been replaced since: what is passed on then must
/// end with a whole record, so that nothing torn arrives anywhere.</summary>
/// <param name="isNear">Asking a second time costs next to nothing.</param>
/// <param name="files">The file that each range is read from, as it was listed.</param>
internal sealed class SteadySource(IContentStore inner, bool isNear, IReadOnlyList<SessionFile> files) : IContentSource
{
    private readonly Dictionary<string, SessionFile> _files = ByPath(files);
    private readonly HashSet<string> _changed = [];

    /// <summary>For the sources of these writes, in their order.</summary>
    public static SteadySource Of(ISessionStore inner, IReadOnlyList<PlannedWrite> planned) =>
        new(inner, inner.Traits.IsNear, [.. planned.Select(static one => (one.Direction == Planning.SyncDirection.Push ? one.Step.Local : one.Step.Remote)!)]);

    /// <summary>Whether the file of this range was found to be another than the one that was listed. A file that cannot be read whole is none of these:
    /// that is a failure of its own.</summary>
    public bool HasChanged(FileRange range) => _changed.Contains(range.File.InStore.Path);

    public async Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        // Of many files a batch is read at a time.
        SessionFile[] listed = [.. ranges.Select(range => _files[range.File.InStore.Path])];
        var holding = new Receiver(receiver, listed, isNear);
        await inner.ReadAsync(ranges, holding, cancellationToken);
        int[] doubtful = [.. holding.Doubtful];
        if (doubtful.Length == 0)
        {
            return;
        }

        // Whoever has a byte behind the end is another file than the one that was listed.
        FileRange[] behind = [.. doubtful.Select(index => new FileRange(ranges[index].File, ranges[index].Offset + ranges[index].Length, 1))];
        IReadOnlyList<ContentHash?> more = await inner.HashAsync(behind, cancellationToken);
        for (int position = 0; position < doubtful.Length; position++)
        {
            bool isChanged = more[position] is not null;
            if (isChanged)
            {
                _changed.Add(ranges[doubtful[position]].File.InStore.Path);
            }

            holding.Decide(doubtful[position], isChanged);
        }
    }

    private static Dictionary<string, SessionFile> ByPath(IReadOnlyList<SessionFile> files)
    {
        var byPath = new Dictionary<string, SessionFile>(files.Count);
        foreach (SessionFile file in files)
        {
            byPath[file.Path] = file;
        }

        return byPath;
    }

    /// <summary>Passes content on, and holds back the word for what ends in the middle of a record.</summary>
    private sealed class Receiver(IContentReceiver receiver, SessionFile[] listed, bool isNear) : IContentReceiver
    {
        private readonly byte[] _last = new byte[listed.Length];
        private readonly SortedDictionary<int, (ContentHash Content, ContentHash? Guard)> _doubtful = [];

        public IEnumerable<int> Doubtful => _doubtful.Keys;

        public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
        {
            var ending = new EndingStream(content);
            await receiver.ReceiveAsync(index, ending, cancellationToken);
            _last[index] = ending.Last;
        }

        public void Confirm(int index, ContentHash content, ContentHash? guard)
        {
            bool isDoubtful = listed[index].Kind == FileKind.Records ? _last[index] != (byte)'\n' : isNear || listed[index].Kind == FileKind.Document;
            if (isDoubtful)
            {
                _doubtful[index] = (content, guard);
            }
            else
            {
                receiver.Confirm(index, content, guard);
            }
        }

        public void Fail(int index, string reason) => receiver.Fail(index, reason);

        public void Decide(int index, bool isChanged)
        {
            if (isChanged)
            {
                receiver.Fail(index, "it changed while it was read");
            }
            else
            {
                receiver.Confirm(index, _doubtful[index].Content, _doubtful[index].Guard);
            }
        }
    }
}
