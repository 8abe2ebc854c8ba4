using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Pi;

/// <summary>Makes sessions of one listing. Used once.</summary>
internal sealed class PiListing(AgentId agent, string projectPath)
{
    private const int LongestShownPath = 200;

    private readonly Dictionary<string, SessionEntry> _sessions = [];
    private readonly List<string> _problems = [];
    private readonly List<UnplacedFile> _unplaced = [];

    public Inventory Interpret(Listing listing)
    {
        foreach (ListedFile file in listing.Files)
        {
            Take(file, PiHeader.Of(file));
        }

        _problems.Sort(string.CompareOrdinal);
        return new Inventory([.. _sessions.Values.OrderBy(session => session.Key)], [], [.. _problems]) { Unplaced = [.. _unplaced] };
    }

    private void Take(ListedFile file, PiHeader? header)
    {
        string? place = header is { } known ? ProjectPath.PlaceOf(projectPath, known.Directory.Text) : null;
        bool isAnothers = header is not null && place is null;
        if (isAnothers)
        {
            return;
        }

        if (!PathSegments.AreClean(file.Path))
        {
            _problems.Add($"A file is left out because its name is not one that can be used safely: {Shown(file.Path)}.");
        }
        else if (file.Path.AsSpan().Count('/') <= 1)
        {
            if (header is { } found)
            {
                Keep(Entry(file, found, place!));
            }
            else if (file.Stamp.Size > 0)
            {
                _unplaced.Add(file.ToUnplaced());
            }
        }
    }

    private SessionEntry Entry(ListedFile file, PiHeader header, string place)
    {
        int slash = file.Path.IndexOf('/', StringComparison.Ordinal);
        var transcript = new SessionFile(SessionFile.Transcript, file.Path, file.Stamp, FileKind.Records, header.Directory);
        return new SessionEntry(new SessionKey(agent, header.Id), place, slash < 0 ? "" : file.Path[..slash], [transcript], file.Head);
    }

    private void Keep(SessionEntry session)
    {
        if (_sessions.TryAdd(session.Key.Id, session))
        {
            return;
        }

        SessionEntry other = _sessions[session.Key.Id];
        bool isFuller = IsFuller(session.Transcript!, other.Transcript!);
        (SessionEntry fuller, SessionEntry left) = isFuller ? (session, other) : (other, session);
        _sessions[session.Key.Id] = fuller;
        _problems.Add($"Session {session.Key.Id} is in two files: the fuller one, {Shown(fuller.Transcript!.Path)}, is used, {Shown(left.Transcript!.Path)} is left as it is.");
    }

    private static bool IsFuller(SessionFile file, SessionFile other)
    {
        int difference = file.Stamp.Size.CompareTo(other.Stamp.Size);
        difference = difference != 0 ? difference : file.Stamp.ModifiedSeconds.CompareTo(other.Stamp.ModifiedSeconds);
        return difference > 0 || (difference == 0 && string.CompareOrdinal(file.Path, other.Path) < 0);
    }

    private static string Shown(string path) => DisplayText.FileName(path, LongestShownPath);
}
