using System.Collections.Immutable;
using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Tests.Support;

/// <summary>A store that holds sessions in memory: no machine, no folders, no directories. For agents whose files name none.</summary>
public sealed class InMemoryStore(IAgent agent) : ISessionStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Content> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (SessionEntry Session, string Name)> _places = new(StringComparer.Ordinal);

    public StoreTraits Traits { get; } = new("memory", IsNear: true);

    public Traffic Traffic => default;

    /// <summary>How often it was told that what had been written belongs together.</summary>
    public int Commits { get; private set; }

    /// <summary>How often something was to be written.</summary>
    public int Writes { get; private set; }

    public Task<ListedState> ListAsync(IReadOnlyList<KnownState> known, CancellationToken cancellationToken)
    {
        StoreState state = Read();
        ContentHash digest = DigestOf(state);
        Func<StoreState> load = known.FirstOrDefault(one => one.Digest == digest) is { } same ? same.Load : () => state;
        return Task.FromResult(new ListedState(digest, [], load));
    }

    public ContentHash DigestOf(StoreState state)
    {
        IEnumerable<(string Path, FileStamp Stamp)> files = state.Inventory.Sessions.SelectMany(static session => session.Files).Select(static file => (file.Path, file.Stamp))
            .Concat(state.UnclaimedFiles.Select(static file => (file.Path, file.Stamp)));
        return ContentHash.Of(Encoding.UTF8.GetBytes(string.Join('\0', files.OrderBy(static file => file.Path, StringComparer.Ordinal).Select(static file => file.ToString()))));
    }

    public StorePath Locate(SessionEntry session, SessionEntry? existing, string name)
    {
        string path = name.Length == 0 ? session.Key.Id : $"{session.Key.Id}/{name}";
        lock (_gate)
        {
            _places[path] = (session, name);
        }

        return new StorePath(agent.Id, path);
    }

    public async Task ReadAsync(IReadOnlyList<FileRange> ranges, IContentReceiver receiver, CancellationToken cancellationToken)
    {
        for (int index = 0; index < ranges.Count; index++)
        {
            FileRange range = ranges[index];
            if (ContentOf(range.File.InStore) is not { } content)
            {
                receiver.Fail(index, "it is not there");
                continue;
            }

            byte[] part = PartOf(content, range.Offset, range.Length);
            await receiver.ReceiveAsync(index, new MemoryStream(part), cancellationToken);
            if (part.Length < range.Length)
            {
                receiver.Fail(index, "it has shrunk");
            }
            else
            {
                receiver.Confirm(index, ContentHash.Of(part), range.GuardLength == 0 ? null : ContentHash.Of(PartOf(content, range.Offset - range.GuardLength, range.GuardLength)));
            }
        }
    }

    public Task<IReadOnlyList<ContentHash?>> HashAsync(IReadOnlyList<FileRange> ranges, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ContentHash?>>([.. ranges.Select(HashOf)]);

    public async Task<IReadOnlyList<WriteResult>> WriteAsync(
        IReadOnlyList<FileWrite> writes, IContentSource source, IProgress<ContentProgress>? moved, CancellationToken cancellationToken)
    {
        FileWrite[] filling = [.. writes.Where(static write => write.TakesContent)];
        var arrival = new Arrival(filling.Length, moved);
        await source.ReadAsync([.. filling.Select(static write => write.Source)], arrival, cancellationToken);
        lock (_gate)
        {
            Writes++;
            var results = new WriteResult[writes.Count];
            for (int index = 0, arrived = 0; index < writes.Count; index++)
            {
                results[index] = writes[index].TakesContent ? Apply(writes[index], arrival, arrived++) : Reduce(writes[index]);
            }

            return results;
        }
    }

    public Task CommitAsync(CancellationToken cancellationToken)
    {
        Commits++;
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>What a file holds; null where there is none.</summary>
    public byte[]? ContentOf(StorePath file)
    {
        lock (_gate)
        {
            return _files.TryGetValue(file.Path, out Content? content) ? content.Bytes : null;
        }
    }

    /// <summary>The file's stamp; null where there is none.</summary>
    public FileStamp? StampOf(StorePath file)
    {
        lock (_gate)
        {
            return _files.TryGetValue(file.Path, out Content? content) ? content.Stamp : null;
        }
    }

    /// <summary>Puts content in place as somebody else would, who asks nobody.</summary>
    public void Put(StorePath file, byte[] bytes, long modifiedSeconds)
    {
        lock (_gate)
        {
            _files[file.Path] = new Content(bytes, modifiedSeconds);
        }
    }

    /// <summary>Removes a file as somebody else would.</summary>
    public void Remove(StorePath file)
    {
        lock (_gate)
        {
            _files.Remove(file.Path);
        }
    }

    private static byte[] PartOf(byte[] content, long offset, long length) =>
        content[(int)Math.Min(offset, content.Length)..(int)Math.Min(offset + length, content.Length)];

    private ContentHash? HashOf(FileRange range) =>
        ContentOf(range.File.InStore) is { } content && content.Length >= range.Offset + range.Length ? ContentHash.Of(PartOf(content, range.Offset, range.Length)) : null;

    private StoreState Read()
    {
        lock (_gate)
        {
            var sessions = new Dictionary<SessionKey, SessionEntry>();
            ImmutableArray<UnclaimedFile>.Builder unclaimed = ImmutableArray.CreateBuilder<UnclaimedFile>();
            foreach ((string path, Content content) in _files)
            {
                if (!_places.TryGetValue(path, out (SessionEntry Session, string Name) place))
                {
                    unclaimed.Add(new UnclaimedFile(path, content.Stamp));
                    continue;
                }

                SessionKey key = place.Session.Key;
                SessionEntry entry = sessions.GetValueOrDefault(key) ?? place.Session with { Folder = key.Id, Files = [], Head = null };
                var file = new SessionFile(place.Name, path, content.Stamp, place.Session.Find(place.Name)!.Kind);
                sessions[key] = entry with
                {
                    Files = entry.Files.Add(file),
                    Head = file.IsTranscript ? agent.ReadTail(new MemoryStream(content.Bytes)).Head : entry.Head,
                };
            }

            return new StoreState(new Inventory([.. sessions.Values.OrderBy(static session => session.Key)], [], []), unclaimed.ToImmutable());
        }
    }

    private WriteResult Apply(FileWrite write, byte[] content, ContentHash? guard)
    {
        _files.TryGetValue(write.Target.Path, out Content? present);
        WriteStatus status = write.Mode switch
        {
            WriteMode.Create => present is null ? WriteStatus.Written : WriteStatus.Changed,
            WriteMode.Replace => present?.Stamp == write.Expected ? WriteStatus.Written : WriteStatus.Changed,
            _ when present is not null && IsThere(present.Bytes, write, content) => WriteStatus.Written,
            _ when present?.Bytes.Length != write.Expected!.Value.Size => WriteStatus.Changed,
            _ when guard is { } hash && ContentHash.Of(present.Bytes.AsSpan((int)(present.Bytes.Length - write.Source.GuardLength))) != hash => WriteStatus.NotPrefix,
            _ => WriteStatus.Written,
        };
        if (status == WriteStatus.Written)
        {
            bool isAppended = write.Mode == WriteMode.Append && !IsThere(present!.Bytes, write, content);
            byte[] bytes = write.Mode != WriteMode.Append ? content : isAppended ? [.. present!.Bytes, .. content] : present!.Bytes;
            _files[write.Target.Path] = new Content(bytes, write.ModifiedSeconds);
        }

        return new WriteResult(status);
    }

    private WriteResult Apply(FileWrite write, Arrival arrival, int index) =>
        arrival.ResultOf(index) ?? Apply(write, arrival.ContentOf(index), arrival.GuardOf(index));

    private WriteResult Reduce(FileWrite write)
    {
        if (!_files.TryGetValue(write.Target.Path, out Content? present) || present.Stamp != write.Expected)
        {
            return new WriteResult(WriteStatus.Changed);
        }

        _files.Remove(write.Target.Path);
        if (write.Mode == WriteMode.Truncate)
        {
            _files[write.Target.Path] = new Content(present.Bytes[..(int)write.Source.Length], write.ModifiedSeconds);
        }

        return new WriteResult(WriteStatus.Written);
    }

    /// <summary>Another run has brought the tail already.</summary>
    private static bool IsThere(byte[] present, FileWrite write, byte[] tail) =>
        present.Length == write.Expected!.Value.Size + tail.Length && present.AsSpan().EndsWith(tail);

    private sealed record Content(byte[] Bytes, long ModifiedSeconds)
    {
        public FileStamp Stamp => new(Bytes.Length, ModifiedSeconds);
    }

    /// <summary>What a source has handed over, before any of it is put in place.</summary>
    private sealed class Arrival(int count, IProgress<ContentProgress>? moved) : IContentReceiver
    {
        private readonly byte[][] _contents = new byte[count][];
        private readonly ContentHash?[] _guards = new ContentHash?[count];
        private readonly WriteResult?[] _results = [.. Enumerable.Repeat(new WriteResult(WriteStatus.Failed, "it did not arrive"), count)];

        public async Task ReceiveAsync(int index, Stream content, CancellationToken cancellationToken)
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken);
            _contents[index] = bytes.ToArray();
            moved?.Report(new ContentProgress(bytes.Length, 1));
        }

        public void Confirm(int index, ContentHash content, ContentHash? guard)
        {
            _guards[index] = guard;
            _results[index] = ContentHash.Of(_contents[index]) == content ? null : new WriteResult(WriteStatus.Corrupt);
        }

        public void Fail(int index, string reason) => _results[index] = new WriteResult(WriteStatus.Failed, reason);

        /// <summary>Null for what arrived whole.</summary>
        public WriteResult? ResultOf(int index) => _results[index];

        public byte[] ContentOf(int index) => _contents[index];

        public ContentHash? GuardOf(int index) => _guards[index];
    }
}
