using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Codex;

/// <summary>One session, wherever its files lie, as far as a listing has told of it.</summary>
internal sealed class RolloutSession(string id)
{
    private readonly SortedDictionary<string, ListedRollout> _files = new(StringComparer.Ordinal);
    private readonly List<ListedRollout> _left = [];

    public string Id { get; } = id;

    /// <summary>Copies that are not used.</summary>
    public IEnumerable<ListedRollout> Left => _left;

    public string? ForkedFrom => Current.ForkedFrom;

    /// <summary>Whether it is compressed, and could not be looked into.</summary>
    public bool IsUnreadable => Current is { Name.IsCompressed: true, WorkingDirectory: null };

    /// <summary>Its files, where it is plain and its header tells no directory.</summary>
    public IEnumerable<UnplacedFile> Unplaced => Current is { Name.IsCompressed: false, WorkingDirectory: null }
        ? Used().Where(static rollout => rollout.File.Stamp.Size > 0).Select(static rollout => rollout.File.ToUnplaced())
        : [];

    /// <summary>Codex decompresses a rollout to go on with it, and one that goes on in another file began in this one.</summary>
    private ListedRollout Current => Used().First();

    public void Add(ListedRollout rollout)
    {
        string name = rollout.Name.SessionFileName;
        if (!_files.TryGetValue(name, out ListedRollout? other))
        {
            _files.Add(name, rollout);
            return;
        }

        bool isFuller = rollout.IsFullerThan(other);
        _files[name] = isFuller ? rollout : other;
        _left.Add(isFuller ? other : rollout);
    }

    /// <summary>Where in the project it was held; null where that was elsewhere or is not told.</summary>
    public string? PlaceIn(string projectPath) => PlaceOf(Current, projectPath);

    public SessionEntry ToEntry(AgentId agent, string projectPath, string? origin) => new(
        new SessionKey(agent, Id),
        PlaceIn(projectPath) ?? "",
        Current.Folder,
        [.. Used().Select(rollout => FileOf(rollout, projectPath))],
        Used().Where(static rollout => !rollout.Name.IsCompressed).Max(static rollout => rollout.File.Head),
        !Current.IsSubagent)
    {
        Origin = origin,
    };

    /// <summary>All but compressed ones that are there plain as well, the beginning of the conversation first.</summary>
    private IEnumerable<ListedRollout> Used() => _files.Values.Where(rollout =>
        !rollout.Name.IsCompressed || !_files.ContainsKey(rollout.Name.Window));

    private static SessionFile FileOf(ListedRollout rollout, string projectPath) => new(
        rollout.Name.SessionFileName,
        rollout.File.Path,
        rollout.File.Stamp,
        rollout.Name.IsCompressed ? FileKind.Packed : FileKind.Records,
        rollout.Name.IsCompressed || PlaceOf(rollout, projectPath) is null ? null : rollout.WorkingDirectory);

    private static string? PlaceOf(ListedRollout rollout, string projectPath) =>
        rollout.WorkingDirectory is { } directory ? ProjectPath.PlaceOf(projectPath, directory.Text) : null;
}
