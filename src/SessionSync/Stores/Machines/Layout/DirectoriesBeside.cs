using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Stores.Machines.Layout;

/// <summary>Directories of one machine that a project's repository is checked out in, too: worktrees beside it, other clones. Their sessions are the project's,
/// at a place that leads out of it, such as <c>../other/sub</c>. Pure.</summary>
/// <param name="Directories">Absolute and without links; none of them in the project.</param>
public sealed record DirectoriesBeside(ImmutableArray<string> Directories)
{
    private const string Up = "..";

    public static DirectoriesBeside None { get; } = new([]);

    /// <summary>The scope to list in order to find the sessions of the project and of all these directories.</summary>
    internal ListingScope ScopeOf(IAgent agent, string project)
    {
        ListingScope scope = agent.ScopeOf(project);
        if (Directories.IsEmpty)
        {
            return scope;
        }

        ListingScope[] all = [scope, .. Directories.Select(agent.ScopeOf)];
        string[] prefixes = [.. all.SelectMany(static one => one.Prefixes).Distinct(StringComparer.Ordinal)];
        return scope with
        {
            // What one prefix lists must not be listed by another one again.
            Prefixes = [.. prefixes.Where(prefix => !prefixes.Any(other => other != prefix && prefix.StartsWith(other, StringComparison.Ordinal)))],
            HeaderKeys = [.. all.SelectMany(static one => one.HeaderKeys).Distinct(StringComparer.Ordinal)],
        };
    }

    internal Inventory Interpret(IAgent agent, Listing listing, string project)
    {
        Inventory inventory = agent.Interpret(listing, project);
        if (Directories.IsEmpty)
        {
            return inventory;
        }

        var sessions = inventory.Sessions.ToDictionary(static session => session.Key);
        var problems = inventory.Problems.ToList();
        var unplaced = inventory.Unplaced.ToList();
        foreach (string directory in Directories)
        {
            Inventory more = agent.Interpret(listing, directory);
            problems.AddRange(more.Problems.Except(problems));
            unplaced.AddRange(more.Unplaced.Except(unplaced));
            foreach (SessionEntry session in more.Sessions)
            {
                string place = Relative(project, directory);
                SessionEntry placed = session with { Place = session.Place.Length == 0 ? place : $"{place}/{session.Place}" };
                if (!sessions.TryGetValue(session.Key, out SessionEntry? other))
                {
                    sessions[session.Key] = placed;
                }
                else if (other.Folder != session.Folder)
                {
                    SessionEntry fuller = SizeOf(placed) > SizeOf(other) ? placed : other;
                    sessions[session.Key] = fuller;
                    problems.Add($"Session {session.Key.Id} is in two folders: the fuller one in {fuller.Folder} is used, the one in {(fuller == other ? placed : other).Folder} is left as it is.");
                }
            }
        }

        return inventory with { Sessions = [.. sessions.Values.OrderBy(static session => session.Key)], Problems = [.. problems], Unplaced = [.. unplaced] };
    }

    /// <summary>The directory here for a place of any store, and the place in that directory. One that is not here is the project itself.</summary>
    internal (string Directory, string Place) Find(string project, string place)
    {
        if (!LeadsOut(place))
        {
            return (project, place);
        }

        foreach (string directory in Directories.OrderByDescending(static directory => directory.Length))
        {
            string start = Relative(project, directory);
            if (place == start || place.StartsWith(start + "/", StringComparison.Ordinal))
            {
                return (directory, place == start ? "" : place[(start.Length + 1)..]);
            }
        }

        return (project, "");
    }

    internal string PlaceHere(string project, string place) => Find(project, place) is var (directory, _) && LeadsOut(place) && directory == project ? "" : place;

    /// <summary>Of folders by their places in the project, those in one of the directories, by their places in that.</summary>
    internal ImmutableDictionary<string, string> PlacesIn(string project, string directory, ImmutableDictionary<string, string> folders) =>
        folders.Where(pair => Find(project, pair.Key).Directory == directory).ToImmutableDictionary(pair => Find(project, pair.Key).Place, static pair => pair.Value);

    /// <summary>For each of them the directory that stands for it on another machine: the one at the same place there, else the project.</summary>
    internal ImmutableArray<(string From, string To)> PairsWith(string project, DirectoriesBeside there, string projectThere) =>
        [.. Directories.Select(directory => (directory, there.Find(projectThere, Relative(project, directory)).Directory))];

    private static bool LeadsOut(string place) => place == Up || place.StartsWith("../", StringComparison.Ordinal);

    private static string Relative(string project, string directory) => Path.GetRelativePath(project, directory);

    private static long SizeOf(SessionEntry session) => session.Files.Sum(static file => file.Stamp.Size);
}
