namespace SessionSync.Agents.ClaudeCode;

/// <summary>One folder, as far as a listing has told of it.</summary>
internal sealed class FolderDraft(string name)
{
    private readonly Dictionary<string, SessionDraft> _sessions = [];

    public List<string> RefusedPaths { get; } = [];

    public SessionDraft Session(string id)
    {
        if (!_sessions.TryGetValue(id, out SessionDraft? session))
        {
            session = new SessionDraft(name, id);
            _sessions.Add(id, session);
        }

        return session;
    }

    public List<SessionDraft> SortedSessions()
    {
        List<SessionDraft> sessions = [.. _sessions.Values];
        sessions.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        return sessions;
    }
}
