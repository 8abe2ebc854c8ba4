using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Gemini;

/// <summary>Makes sessions of one listing. Used once.</summary>
internal sealed class GeminiListing(AgentId agent, string projectPath)
{
    private const int LongestShownPath = 200;

    // Of a file no larger than this every record is looked at for its time, on whichever side; messages have one.
    private const int WholeTail = 16 * 1024;

    private readonly Dictionary<string, (string Place, FolderOwner Owner)> _folders = [];
    private readonly Dictionary<(string Folder, string Id), ListedChat> _chats = [];
    private readonly List<string> _problems = [];
    private readonly List<UnplacedFile> _unplaced = [];

    public Inventory Interpret(Listing listing)
    {
        var folders = new ProjectFolders(listing, projectPath);
        foreach (ListedFile file in listing.Files)
        {
            Take(file, GeminiPath.Parse(file.Path), folders);
        }

        // The first folder that is told of a place is the one that sessions of it go to.
        IEnumerable<SessionEntry> known = _folders
            .OrderByDescending(static folder => folder.Value.Owner).ThenBy(static folder => folder.Key, StringComparer.Ordinal)
            .Select(folder => new SessionEntry(
                new SessionKey(agent, $"folder {folder.Key}"), folder.Value.Place, $"{GeminiFolder.Home}/{folder.Key}", [], null, IsConversation: false));
        IEnumerable<SessionEntry> sessions = Fullest().Select(chat => chat.ToEntry(agent)).OrderBy(session => session.Key);
        _problems.Sort(string.CompareOrdinal);
        return new Inventory([.. known, .. sessions], [], [.. _problems]) { Unplaced = [.. _unplaced] };
    }

    private void Take(ListedFile file, in GeminiPath path, ProjectFolders folders)
    {
        bool isOurs = false;
        if (path.Folder.Length > 0 && folders.Find(path.Folder) is { } folder)
        {
            isOurs = true;
            _folders[path.Folder] = folder;
        }

        if (path.Kind == GeminiPathKind.Refused && (isOurs || path.Folder.Length == 0))
        {
            _problems.Add($"A file is left out because its name is not one that can be used safely: {DisplayText.FileName(file.Path, LongestShownPath)}.");
        }
        else if (isOurs && IdOf(path, file) is { } id)
        {
            Chat(path.Folder, id).Add(path, file);
        }
        else if (isOurs && file.Stamp.Size > 0 && (path.Kind == GeminiPathKind.Document || (path.Kind == GeminiPathKind.Chat && !IsStub(file))))
        {
            _unplaced.Add(file.ToUnplaced());
        }
    }

    private static string? IdOf(in GeminiPath path, ListedFile file) => path.Kind switch
    {
        GeminiPathKind.Chat when IsStub(file) => null,
        GeminiPathKind.Chat or GeminiPathKind.Document => GeminiHeader.IdIn(file),
        GeminiPathKind.SideFile => path.Id,
        _ => null,
    };

    /// <summary>Whether nothing was said in it. On each resume clients leave one beside the journal they go on with, and when they clean up,
    /// that one may be what is left of the session: no version of it. Where the last line was cut, something was.</summary>
    private static bool IsStub(ListedFile journal) => journal is { Head: null, IsCut: false } && journal.Stamp.Size <= WholeTail;

    private ListedChat Chat(string folder, string id)
    {
        if (!_chats.TryGetValue((folder, id), out ListedChat? chat))
        {
            (string place, FolderOwner owner) = _folders[folder];
            chat = new ListedChat(id, folder, place, owner);
            _chats.Add((folder, id), chat);
        }

        return chat;
    }

    private IEnumerable<ListedChat> Fullest()
    {
        foreach (IGrouping<string, ListedChat> sameId in _chats.GroupBy(static chat => chat.Key.Id, static chat => chat.Value))
        {
            ListedChat fullest = sameId.Aggregate(static (fuller, other) => other.IsFullerThan(fuller) ? other : fuller);
            foreach (ListedChat left in sameId.Where(chat => chat != fullest && !chat.IsLeftover && !fullest.IsLeftover))
            {
                _problems.Add($"Session {sameId.Key} is in two folders: the fuller one in {Shown(fullest)} is used, the one in {Shown(left)} is left as it is.");
            }

            yield return fullest;
        }
    }

    private static string Shown(ListedChat chat) => DisplayText.FileName(chat.Folder, LongestShownPath);
}
