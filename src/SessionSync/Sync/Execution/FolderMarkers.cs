using System.Text;
using SessionSync.Agents.Contracts;
using SessionSync.Platform;
using SessionSync.Stores;
using SessionSync.Stores.Machines.Layout;
using SessionSync.Sync.Journal;
using SessionSync.Sync.Planning;

namespace SessionSync.Sync.Execution;

/// <summary>Writes the small files that tell agents whose a new folder is, before the first session goes into it.</summary>
internal sealed class FolderMarkers(SyncSetup setup, JournalEntry entry)
{
    /// <summary>A marker that cannot be written is none: the agent may then not find what was written, and the next run tries again.</summary>
    public async Task WriteAsync(List<PlannedWrite> planned, SyncSides sides, SyncDirection direction, CancellationToken cancellationToken)
    {
        IMachineLayout layout = setup.LayoutOf(direction);
        if (!layout.HasAgents)
        {
            return;
        }

        bool isPull = direction == SyncDirection.Pull;
        ISessionStore store = isPull ? setup.Local : setup.Remote;
        HashSet<string> present = [.. (isPull ? sides.Local : sides.Remote).UnclaimedFiles.Select(static file => file.Path)];
        var writes = new List<FileWrite>();
        foreach (PlannedWrite one in planned.Where(static one => one.Write.Mode == WriteMode.Create))
        {
            string place = layout.PlaceHere((isPull ? one.Session.Remote : one.Session.Local)!.Place);
            if (setup.Agent.MarkerFor(layout.ProjectPath, place, one.Write.Target.Path) is { } marker && present.Add(marker.Path))
            {
                writes.Add(WriteOf(marker));
            }
        }

        if (writes.Count > 0)
        {
            var source = new HashedSource(new FileSource());
            IReadOnlyList<WriteResult> results = await store.WriteAsync(writes, source, moved: null, cancellationToken);
            entry.Write([.. writes.Select((write, index) => JournalLines.Wrote(write, direction, results[index], source.HashOf(write.Source)))]);
            writes.ForEach(static write => File.Delete(write.Source.File.OnThisMachine.Path));
        }
    }

    private FileWrite WriteOf(FolderMarker marker)
    {
        string path = entry.NextKept();
        byte[] content = Encoding.UTF8.GetBytes(marker.Content);
        using (FileStream file = PrivateFile.Open(path, FileMode.CreateNew, FileShare.None))
        {
            file.Write(content);
        }

        return new FileWrite(
            new StorePath(setup.Agent.Id, marker.Path), WriteMode.Create, new FileRange(new LocalPath(path), 0, content.Length), setup.Clock.GetUtcNow().ToUnixTimeSeconds());
    }
}
