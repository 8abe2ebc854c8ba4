using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Platform;

namespace SessionSync.Agents.Codex;

/// <summary>The folder of a Codex. Its databases are an index of their own and not looked at.</summary>
internal sealed class CodexHome(string folder)
{
    /// <summary>The names that people gave to conversations.</summary>
    public const string Names = "session_index.jsonl";

    /// <summary>The prompts that people typed, in all conversations.</summary>
    public const string History = "history.jsonl";

    /// <summary>A lock for each conversation that is open.</summary>
    public const string Locks = "thread-writer-locks";

    // sessions/YEAR/MONTH/DAY
    private const int DateDepth = 3;
    private static readonly string[] s_rolloutFolders = ["sessions", "archived_sessions"];

    public string TitleIndex => Path.Combine(folder, Names);

    public static CodexHome Of(AgentHome home) =>
        new(home.Variable("CODEX_HOME") is { Length: > 0 } moved ? Path.GetFullPath(moved, home.Home) : Path.Combine(home.Home, ".codex"));

    /// <summary>The one a rollout lies in; null where it lies in none.</summary>
    public static CodexHome? Around(string rollout)
    {
        for (string? folder = Path.GetDirectoryName(rollout); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetDirectoryName(folder) is { } home && s_rolloutFolders.Contains(Path.GetFileName(folder)))
            {
                return new CodexHome(home);
            }
        }

        return null;
    }

    /// <param name="id">Of one conversation, or null for those of all.</param>
    public IEnumerable<FileInfo> Rollouts(string? id = null) =>
        s_rolloutFolders.SelectMany(name => FolderFiles.Enumerate(Path.Combine(folder, name), $"rollout-*{id}*.jsonl*", DateDepth));

    /// <summary>The rollout that a conversation began with; null where it is not here.</summary>
    /// <param name="others">Paths of those that it is not: a window that goes on in a file of its own has the id of the one before.</param>
    public FileInfo? FindRollout(string id, IReadOnlyCollection<string> others) => Rollouts(id)
        .Where(file => RolloutName.IdOf(file.Name) == id && !others.Contains(file.FullName))
        .OrderBy(static file => file.Name.Length)
        .FirstOrDefault();

    /// <summary>Codex removes the lock of a conversation when it closes it; one that was killed leaves the file.</summary>
    public bool IsOpen(string id) => Path.Combine(folder, Locks, id + ".lock") is var file && File.Exists(file) && HeldLocks.Among([file]).Any();
}
