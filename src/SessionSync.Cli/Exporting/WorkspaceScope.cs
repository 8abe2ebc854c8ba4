using System.Collections.Concurrent;
using SessionSync.Agents;
using SessionSync.Agents.ClaudeCode;
using SessionSync.Conversations;
using SessionSync.Projects;

namespace SessionSync.Cli.Exporting;

/// <summary>
/// The sessions of a directory: those that were had in it or below it, by whatever path it was reached; of a project also those of its
/// worktrees and other checkouts, and those that came from other machines, which name their directories otherwise.
/// </summary>
internal sealed class WorkspaceScope
{
    private readonly string _path;
    private readonly LocalProject? _project;
    private readonly ConcurrentDictionary<string, bool> _known = new(StringComparer.Ordinal);

    private WorkspaceScope(string path, LocalProject? project)
    {
        _path = path;
        _project = project;
    }

    /// <summary>Of the project that a directory belongs to.</summary>
    public static WorkspaceScope OfProject(string directory)
    {
        LocalProject project = LocalProject.Find(directory);
        return new WorkspaceScope(project.Path, project);
    }

    /// <summary>Of a directory, whether it is still there or not.</summary>
    public static WorkspaceScope OfDirectory(string directory)
    {
        string path = RealPath.Of(directory);
        LocalProject? project = Directory.Exists(path) ? LocalProject.Find(path) : null;
        return new WorkspaceScope(path, project?.Path == path ? project : null);
    }

    public bool Holds(FoundConversation conversation, ConversationFacts facts)
    {
        string directory = facts.WorkingDirectory ?? "";
        return (directory.StartsWith('/') && _known.GetOrAdd(directory, IsOurs)) || IsFromElsewhere(conversation, directory);
    }

    private bool IsOurs(string directory)
    {
        string real = RealPath.Of(directory);
        if (IsWithin(real, _path))
        {
            return true;
        }

        if (_project is null || !Directory.Exists(real))
        {
            return false;
        }

        LocalProject project = LocalProject.Find(real);
        return project.Path == _project.Path || (project.Repository is { } repository && repository == _project.Repository);
    }

    /// <summary>Claude Code finds a session by its folder alone, so there a session of another machine lies in the folder that its
    /// directory would have here.</summary>
    private bool IsFromElsewhere(FoundConversation conversation, string directory)
    {
        if (conversation.Key.Agent != AgentCatalog.ClaudeCode.Id)
        {
            return false;
        }

        string[] folders = conversation.Path.Split('/');
        string below = "";
        return folders.Contains(ProjectFolder.NameOf(_path)) || directory.Split('/').Reverse().Any(part =>
        {
            below = $"/{part}{below}";
            return folders.Contains(ProjectFolder.NameOf(_path + below));
        });
    }

    private static bool IsWithin(string path, string directory) =>
        path == directory || path.StartsWith(directory.TrimEnd('/') + "/", StringComparison.Ordinal);
}
