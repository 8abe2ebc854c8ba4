using System.Collections.Immutable;
using SessionSync.Model.Sessions;

namespace SessionSync.Sync.Importing;

/// <summary>Which session was made by which.</summary>
internal sealed class ImportFamily
{
    /// <summary>Deeper than agents let agents start agents; who made a circle is hostile.</summary>
    private const int MostGenerations = 20;
    private readonly Dictionary<SessionKey, SessionKey> _parents = [];
    private readonly Dictionary<SessionKey, DateTimeOffset> _active = [];

    public ImportFamily(ImmutableArray<ImportableSession> sessions)
    {
        foreach (ImportableSession session in sessions)
        {
            if (session.Parent is { } parent)
            {
                _parents[session.Key] = session.Key with { Id = parent };
            }

            if (session.Head is { } head && !(_active.GetValueOrDefault(session.Key) > head))
            {
                _active[session.Key] = head;
            }
        }
    }

    /// <summary>A session, then what made it, and so on.</summary>
    public IEnumerable<SessionKey> LineOf(SessionKey session)
    {
        SessionKey? member = session;
        for (int generation = 0; member is { } key && generation < MostGenerations; generation++)
        {
            yield return key;
            member = _parents.TryGetValue(key, out SessionKey parent) ? parent : null;
        }
    }

    public int GenerationOf(SessionKey session) => LineOf(session).Count();

    /// <summary>When anything of its line was active last.</summary>
    public DateTimeOffset ActiveAt(SessionKey session) => LineOf(session).Max(_active.GetValueOrDefault);
}
