using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Gemini;

/// <summary>One session in one folder, as far as a listing has told of it.</summary>
internal sealed class ListedChat(string id, string folder, string place, FolderOwner owner)
{
    private readonly List<SessionFile> _sideFiles = [];
    private ListedFile? _journal;
    private ListedFile? _document;

    public string Folder => folder;

    /// <summary>Whether it lies where a current client has left it behind.</summary>
    public bool IsLeftover => owner == FolderOwner.Hash;

    public void Add(in GeminiPath path, ListedFile file)
    {
        switch (path.Kind)
        {
            case GeminiPathKind.Chat:
                // What a client leaves beside the one it goes on with is smaller.
                _journal = Fuller(_journal, file);
                break;
            case GeminiPathKind.Document:
                _document = Fuller(_document, file);
                break;
            default:
                _sideFiles.Add(new SessionFile(path.Name, file.Path, file.Stamp, path.FileKind));
                break;
        }
    }

    /// <summary>Of two copies of a session the one with more in it is the one to keep.</summary>
    public bool IsFullerThan(ListedChat other)
    {
        int difference = SizeOf(_journal).CompareTo(SizeOf(other._journal));
        difference = difference != 0 ? difference : SizeOf(_document).CompareTo(SizeOf(other._document));
        difference = difference != 0 ? difference : owner.CompareTo(other.Owner);
        return difference > 0 || (difference == 0 && string.CompareOrdinal(folder, other.Folder) < 0);
    }

    public SessionEntry ToEntry(AgentId agent)
    {
        List<SessionFile> files = [.. _sideFiles];
        if (_document is { } document)
        {
            files.Add(new SessionFile(GeminiPath.Document, document.Path, document.Stamp, FileKind.Document));
        }

        if (_journal is { } journal)
        {
            files.Add(new SessionFile(SessionFile.Transcript, journal.Path, journal.Stamp, FileKind.Records));
        }

        files.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        ListedFile? chat = _journal ?? _document;
        return new SessionEntry(
            new SessionKey(agent, id), place, $"{GeminiFolder.Home}/{folder}", [.. files], Head(), chat is not null && !GeminiHeader.IsSubagent(chat));
    }

    private FolderOwner Owner => owner;

    private static long SizeOf(ListedFile? file) => file?.Stamp.Size ?? -1;

    private static ListedFile Fuller(ListedFile? file, ListedFile other) =>
        file is null || other.Stamp.Size > file.Stamp.Size || (other.Stamp.Size == file.Stamp.Size && string.CompareOrdinal(other.Path, file.Path) < 0)
            ? other : file;

    private DateTimeOffset? Head() => new[] { HeadOf(_journal), HeadOf(_document) }.Max();

    private static DateTimeOffset? HeadOf(ListedFile? chat) => chat is null ? null : chat.Head ?? GeminiHeader.LastUpdateIn(chat);
}
