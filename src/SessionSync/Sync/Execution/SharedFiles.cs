using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;
using SessionSync.Stores;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Brings together the files of an agent that have lines about many sessions: each side is given the lines about this project's
/// sessions that it lacks. What cannot be done is told, and fails no session.</summary>
internal sealed class SharedFiles(SyncSetup setup, SyncSides sides)
{
    /// <summary>Both versions are held in memory.</summary>
    private const long Largest = 64 * 1024 * 1024;
    private readonly HashSet<string> _left = [];
    private readonly List<string> _problems = [];

    /// <summary>The problems of this run, each a sentence.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Whether nothing was left for another run.</summary>
    public bool IsComplete => _left.Count == 0;

    /// <summary>Whether a side holds such a file.</summary>
    public static bool AreIn(StoreState side, IAgent agent) => agent is ISharedFilesAgent sharing && sharing.SharedFileNames.Any(name => side.StampOf(name) is not null);

    /// <summary>Looks at those that changed since both sides were last brought together, or have to tell of something new, and at no other.</summary>
    public async Task BringTogetherAsync(CancellationToken cancellationToken)
    {
        ImmutableHashSet<string> sessions = [.. sides.Local.Inventory.Sessions.Concat(sides.Remote.Inventory.Sessions).Select(static session => session.Key.Id)];
        if (setup.Agent is not ISharedFilesAgent agent || sessions.IsEmpty)
        {
            return;
        }

        string[] names = [.. agent.SharedFileNames.Where(name => IsChanged(name) && IsSmall(name))];
        Dictionary<string, byte[]> here = await ReadAsync(setup.Local, sides.Local, names, cancellationToken);
        Dictionary<string, byte[]> there = await ReadAsync(setup.Remote, sides.Remote, names, cancellationToken);
        names = [.. names.Where(name => here.ContainsKey(name) && there.ContainsKey(name))];
        MissingLines[] missing = [.. names.Select(name => agent.Compare(name, here[name], there[name], sessions, sides.Copies))];
        await WriteAsync(SyncDirection.Pull, names, [.. missing.Select(static lines => lines.Here)], here, cancellationToken);
        await WriteAsync(SyncDirection.Push, names, [.. missing.Select(static lines => lines.There)], there, cancellationToken);
        foreach (string name in names.Where(name => !_left.Contains(name)))
        {
            (FileStamp local, FileStamp remote) = StampsOf(name);
            sides.SetEqual(KeyOf(name), local, remote, Evidence.Content);
        }
    }

    /// <summary>The key under which such a file is remembered: its name stands in the place of a session's id.</summary>
    private FileKey KeyOf(string name) => new(new SessionKey(setup.Agent.Id, name), SessionFile.Transcript);

    private StorePath LocationOf(string name) => new(setup.Agent.Id, name);

    /// <summary>A file that is not there is as good as an empty one.</summary>
    private (FileStamp Local, FileStamp Remote) StampsOf(string name) => (sides.Local.StampOf(name) ?? default, sides.Remote.StampOf(name) ?? default);

    private bool IsChanged(string name)
    {
        (FileStamp local, FileStamp remote) = StampsOf(name);
        return sides.Copies.Count > 0 || (sides.Find(KeyOf(name))?.Matches(local, remote) != true && local.Size + remote.Size > 0);
    }

    private bool IsSmall(string name)
    {
        (FileStamp local, FileStamp remote) = StampsOf(name);
        if (Math.Max(local.Size, remote.Size) <= Largest)
        {
            return true;
        }

        _problems.Add($"{name} is larger than {Largest >> 20} MiB {(local.Size > Largest ? "here" : "there")}: what it says of sessions is not synced.");
        return false;
    }

    /// <summary>The contents of those that could be read; that of one that is not there is empty.</summary>
    private async Task<Dictionary<string, byte[]>> ReadAsync(IContentSource store, StoreState side, string[] names, CancellationToken cancellationToken)
    {
        var contents = names.ToDictionary(static name => name, static _ => Array.Empty<byte>());
        FileRange[] ranges = [.. names.Where(name => side.StampOf(name) is { Size: > 0 }).Select(name => new FileRange(LocationOf(name), 0, side.StampOf(name)!.Value.Size))];
        var receiver = new BytesReceiver(ranges.Length);
        if (ranges.Length > 0)
        {
            await store.ReadAsync(ranges, receiver, cancellationToken);
        }

        for (int index = 0; index < ranges.Length; index++)
        {
            string name = ranges[index].File.InStore.Path;
            if (receiver.ContentOf(index) is { } content)
            {
                contents[name] = content;
            }
            else
            {
                contents.Remove(name);
                Leave(name, "it could not be read");
            }
        }

        return contents;
    }

    private async Task WriteAsync(SyncDirection direction, string[] names, ReadOnlyMemory<byte>[] missing, Dictionary<string, byte[]> present, CancellationToken cancellationToken)
    {
        var lines = new Dictionary<StorePath, ReadOnlyMemory<byte>>();
        foreach ((string name, ReadOnlyMemory<byte> content) in names.Zip(missing).Where(static one => !one.Second.IsEmpty))
        {
            lines.Add(LocationOf(name), content);
        }

        if (lines.Count == 0)
        {
            return;
        }

        if (!setup.Policy.Direction.HasFlag(direction))
        {
            _left.UnionWith(lines.Keys.Select(static file => file.Path));
            return;
        }

        (ISessionStore store, StoreState side) = direction == SyncDirection.Pull ? (setup.Local, sides.Local) : (setup.Remote, sides.Remote);
        FileWrite[] writes = [.. lines.Select(one => WriteOf(one.Key, one.Value.Length, side.StampOf(one.Key.Path)))];
        JournalEntry entry = setup.Journal.Begin(JournalLines.Begin(setup, new SyncPlan([], sides.Baseline)));
        IReadOnlyList<WriteResult> results = await store.WriteAsync(writes, new BytesSource(lines), moved: null, cancellationToken);
        entry.Write(
        [
            .. writes.Select((write, index) => JournalLines.Wrote(write, direction, results[index], ContentHash.Of(lines[write.Target].Span)) with
            {
                Before = write.Mode == WriteMode.Create ? null : new BytesBefore(present[write.Target.Path].Length, ContentHash.Of(present[write.Target.Path])),
            }),
            JournalLines.End(setup.Clock, "done"),
        ]);
        for (int index = 0; index < writes.Length; index++)
        {
            Learn(writes[index], direction, results[index]);
        }
    }

    private FileWrite WriteOf(StorePath file, int length, FileStamp? present) => new(
        file, present is null ? WriteMode.Create : WriteMode.Append, new FileRange(file, 0, length), setup.Clock.GetUtcNow().ToUnixTimeSeconds(), present);

    private void Learn(FileWrite write, SyncDirection direction, WriteResult result)
    {
        string name = write.Target.Path;
        if (result.Status == WriteStatus.Written)
        {
            sides.SetUnclaimed(direction, new UnclaimedFile(name, new FileStamp(write.ResultingSize, write.ModifiedSeconds)));
        }
        else
        {
            Leave(name, ReasonOf(write, result));
        }
    }

    /// <summary>Null where a client wrote to it just now, which they do all the time: that is nothing to tell.</summary>
    private static string? ReasonOf(FileWrite write, WriteResult result) =>
        result.Status != WriteStatus.Changed ? Reasons.Of(result) : write.Mode == WriteMode.Create ? "something of that name, perhaps a link, is in its place" : null;

    private void Leave(string name, string? problem)
    {
        _left.Add(name);
        if (problem is not null)
        {
            _problems.Add($"What {name} says of sessions is not synced: {problem}.");
        }
    }
}
