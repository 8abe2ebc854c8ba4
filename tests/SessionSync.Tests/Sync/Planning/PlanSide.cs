using SessionSync.Model.Sessions;

namespace SessionSync.Tests.Sync.Planning;

/// <summary>What one side of a row holds.</summary>
internal sealed class PlanSide
{
    private readonly SortedDictionary<SessionKey, List<SessionFile>> _files = [];
    private readonly Dictionary<SessionKey, DateTimeOffset> _heads = [];

    public HashSet<SessionKey> Live { get; } = [];

    public bool AreConversations { get; set; } = true;

    public void Add(SessionKey session, SessionFile file, DateTimeOffset? head)
    {
        if (!_files.TryGetValue(session, out List<SessionFile>? files))
        {
            _files[session] = files = [];
        }

        files.Add(file);
        if (head is { } at)
        {
            _heads[session] = at;
        }
    }

    public void SetHead(SessionKey session, DateTimeOffset head) => _heads[session] = head;

    public Inventory Inventory(params IEnumerable<SessionEntry> also) => new(
        [
            .. also,
            .. _files.Select(session => new SessionEntry(
                session.Key, "", "folder", [.. session.Value], _heads.TryGetValue(session.Key, out DateTimeOffset head) ? head : null, AreConversations)),
        ],
        [.. Live],
        []);
}
