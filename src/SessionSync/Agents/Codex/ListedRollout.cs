using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.Codex;

/// <summary>A rollout as a listing tells it.</summary>
internal sealed record ListedRollout(RolloutName Name, string Folder, ListedFile File)
{
    // sessions/YEAR/MONTH/DAY
    private const int DeepestFolder = 3;
    private const string Subagent = "subagent";

    private static readonly string[] s_folders = ["sessions", "archived_sessions"];

    /// <summary>The scope of a listing. The values it asks for stand before the instructions to the model, which fill the rest of what a listing
    /// reads.</summary>
    public static ListingScope Scope { get; } = new(
        [.. s_folders, CodexHome.Names, CodexHome.History],
        ["rollout-*.jsonl", $"rollout-*.jsonl{RolloutName.Compressed}"],
        DeepestFolder + 1,
        ["timestamp"],
        ["cwd", "forked_from_id", "parent_thread_id", "thread_source", Subagent]);

    public HeaderValue? WorkingDirectory => DirectoryOf(File);

    /// <summary>The conversation whose records this one begins with.</summary>
    public string? ForkedFrom => Value(File, 1)?.Text is { } id && RolloutName.IsId(id) ? id : null;

    /// <summary>Older versions tell no source of a thread, and only sub-agents have a parent there.</summary>
    public bool IsSubagent => Value(File, 4) is not null || (Value(File, 3) is { } source ? source.Text == Subagent : Value(File, 2) is not null);

    /// <summary>Null where it is no rollout, or lies where Codex has none.</summary>
    public static ListedRollout? TryParse(ListedFile file)
    {
        int slash = file.Path.LastIndexOf('/');
        string folder = slash < 0 ? "" : file.Path[..slash];
        return s_folders.Contains(folder.Split('/')[0]) && folder.AsSpan().Count('/') <= DeepestFolder
            && RolloutName.TryParse(file.Path[(slash + 1)..]) is { } name
                ? new ListedRollout(name, folder, file) : null;
    }

    public static HeaderValue? DirectoryOf(ListedFile file) => Value(file, 0);

    /// <summary>Of two copies of a rollout the one with more in it is the one to keep.</summary>
    public bool IsFullerThan(ListedRollout other)
    {
        int difference = File.Stamp.Size.CompareTo(other.File.Stamp.Size);
        difference = difference != 0 ? difference : File.Stamp.ModifiedSeconds.CompareTo(other.File.Stamp.ModifiedSeconds);
        return difference > 0 || (difference == 0 && string.CompareOrdinal(File.Path, other.File.Path) < 0);
    }

    private static HeaderValue? Value(ListedFile file, int key) => key < file.Header.Length ? file.Header[key] : null;
}
