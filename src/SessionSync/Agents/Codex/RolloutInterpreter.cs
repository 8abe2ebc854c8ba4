using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Codex;

/// <summary>Makes sessions of one listing. Used once.</summary>
internal sealed class RolloutInterpreter(AgentId agent, string projectPath)
{
    private const int LongestShownPath = 200;

    private readonly SortedDictionary<string, RolloutSession> _sessions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SessionEntry> _kept = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];

    public Inventory Interpret(Listing listing)
    {
        foreach (ListedFile file in listing.Files)
        {
            Assign(file);
        }

        foreach (RolloutSession session in _sessions.Values)
        {
            if (session.PlaceIn(projectPath) is not null)
            {
                KeepLineage(session);
            }
        }

        TellUnreadable();
        _problems.Sort(string.CompareOrdinal);
        return new Inventory([.. _kept.Values], Open(listing), [.. _problems])
        {
            Unplaced = [.. _sessions.Values.Where(session => !_kept.ContainsKey(session.Id)).SelectMany(static session => session.Unplaced)],
        };
    }

    /// <summary>A lock is named after its session.</summary>
    private ImmutableHashSet<SessionKey> Open(Listing listing) =>
        [.. listing.LiveProcesses.Where(static name => RolloutName.IsId(name)).Select(id => new SessionKey(agent, id))];

    private void Assign(ListedFile file)
    {
        if (!PathSegments.AreClean(file.Path))
        {
            _problems.Add($"A file is left out because its name is not one that can be used safely: {Shown(file.Path)}.");
        }
        else if (ListedRollout.TryParse(file) is { } rollout)
        {
            if (!_sessions.TryGetValue(rollout.Name.Id, out RolloutSession? session))
            {
                session = new RolloutSession(rollout.Name.Id);
                _sessions.Add(session.Id, session);
            }

            session.Add(rollout);
        }
    }

    /// <summary>A fork is nothing without its origin, wherever that was held.</summary>
    private void KeepLineage(RolloutSession session)
    {
        for (RolloutSession? next = session; next is not null && !_kept.ContainsKey(next.Id); next = OriginOf(next))
        {
            _kept.Add(next.Id, next.ToEntry(agent, projectPath, OriginOf(next)?.Id));
            foreach (ListedRollout left in next.Left)
            {
                _problems.Add($"Session {next.Id} is there twice: the fuller file is used, {Shown(left.File.Path)} is left as it is.");
            }
        }
    }

    /// <summary>Null where it is not here: older forks begin with a copy of all and do without.</summary>
    private RolloutSession? OriginOf(RolloutSession session) =>
        session.ForkedFrom is { } id && id != session.Id && _sessions.TryGetValue(id, out RolloutSession? origin) ? origin : null;

    private void TellUnreadable()
    {
        int count = _sessions.Values.Count(session => session.IsUnreadable && !_kept.ContainsKey(session.Id));
        if (count > 0)
        {
            _problems.Add($"Compressed sessions of Codex are left out because nothing tells which project they belong to: {count}. "
                + "The program zstd, installed where they are, can tell.");
        }
    }

    private static string Shown(string path) => DisplayText.FileName(path, LongestShownPath);
}
