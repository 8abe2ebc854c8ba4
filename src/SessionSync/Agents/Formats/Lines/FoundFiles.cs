using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Formats.Lines;

/// <summary>Collects the files that hold conversations, each conversation once.</summary>
internal sealed class FoundFiles(AgentId agent)
{
    private readonly Dictionary<SessionKey, FoundConversation> _found = [];

    public IReadOnlyCollection<FoundConversation> All => _found.Values;

    /// <remarks>Nothing that is no file has a size: pipes, on which reading would wait, are left out with the empty ones. Of a conversation
    /// that is in two files the fuller one counts, as in syncing.</remarks>
    public void Add(FileInfo file, string id, bool isSubagent = false, bool isLive = false)
    {
        FileStamp stamp = FolderFiles.StampOf(file);
        if (stamp.Size == 0)
        {
            return;
        }

        var key = new SessionKey(agent, id);
        if (!_found.TryGetValue(key, out FoundConversation? other) || IsFuller(stamp, other.Stamp))
        {
            _found[key] = new FoundConversation(key, file.FullName, stamp, isSubagent, isLive);
        }
    }

    private static bool IsFuller(FileStamp stamp, FileStamp other) =>
        stamp.Size > other.Size || (stamp.Size == other.Size && stamp.ModifiedSeconds > other.ModifiedSeconds);
}
