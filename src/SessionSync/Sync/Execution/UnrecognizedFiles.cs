using System.Collections.Immutable;
using SessionSync.Model.Sessions;
using SessionSync.Stores;

namespace SessionSync.Sync.Execution;

/// <summary>Finds files that lie where a session of the other side belongs, and that nothing tells to be one: a header that was damaged says
/// no longer whose it is. The plan has to know of them, for nothing can be copied there.</summary>
internal static class UnrecognizedFiles
{
    /// <summary>The inventory of a side, with such files as files of these sessions.</summary>
    /// <param name="store">That of the side.</param>
    public static Inventory In(StoreState side, Inventory other, ISessionStore store)
    {
        if (side.UnclaimedFiles.IsEmpty)
        {
            return side.Inventory;
        }

        Dictionary<string, FileStamp> unclaimed = [];
        foreach (UnclaimedFile file in side.UnclaimedFiles)
        {
            unclaimed[file.Path] = file.Stamp;
        }

        HashSet<SessionKey> present = [.. side.Inventory.Sessions.Select(static session => session.Key)];

        ImmutableArray<SessionEntry>.Builder found = ImmutableArray.CreateBuilder<SessionEntry>();
        foreach (SessionEntry session in other.Sessions)
        {
            SessionFile[] files = present.Contains(session.Key) ? [] : [.. session.Files.Where(IsConversation).Select(file => Find(session, file, store, unclaimed)).OfType<SessionFile>()];
            if (files.Length > 0)
            {
                found.Add(session with { Folder = SyncSides.FolderOf(session, files[0]), Files = [.. files], Head = null });
            }
        }

        return found.Count == 0 ? side.Inventory : side.Inventory with { Sessions = side.Inventory.Sessions.AddRange(found) };
    }

    private static SessionFile? Find(SessionEntry session, SessionFile file, ISessionStore store, Dictionary<string, FileStamp> unclaimed)
    {
        string path = store.Locate(session, null, file.Name).Path;
        return unclaimed.TryGetValue(path, out FileStamp stamp) ? file with { Path = path, Stamp = stamp, Directory = null, IsUnrecognized = true } : null;
    }

    private static bool IsConversation(SessionFile file) => file is { IsTranscript: true, Kind: FileKind.Records } or { Kind: FileKind.Document };
}
