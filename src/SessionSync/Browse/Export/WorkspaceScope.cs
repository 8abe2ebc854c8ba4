using System.Collections.Immutable;
using SessionSync.Browse.Overview;
using SessionSync.Model.Sessions;
using SessionSync.Platform;
using SessionSync.Projects;

namespace SessionSync.Browse.Export;

/// <summary>Whose sessions are meant: a project's, a directory's, or all.</summary>
public sealed class WorkspaceScope
{
    private readonly string? _directory;
    private readonly LocalProject? _project;
    private readonly ProjectIndex _index = new();

    private WorkspaceScope(string? directory, LocalProject? project)
    {
        _directory = directory;
        _project = project;
    }

    public static WorkspaceScope OfEverything() => new(null, null);

    /// <summary>Of the project that a directory belongs to.</summary>
    public static WorkspaceScope OfProject(string directory) => new(null, LocalProject.Find(directory));

    /// <summary>Of a directory and what is below it, whether it is still there or not; of the whole project where it is the top of one.</summary>
    public static WorkspaceScope OfDirectory(string directory)
    {
        string path = RealPath.Of(directory);
        LocalProject? project = Directory.Exists(path) ? LocalProject.Find(path) : null;
        return project?.Path == path ? new WorkspaceScope(null, project) : new WorkspaceScope(path, null);
    }

    /// <param name="all">Everything that is known: sub-agents belong to whoever started them.</param>
    public ImmutableArray<ListedConversation> Of(ImmutableArray<ListedConversation> all, LocalConversations local)
    {
        if (_directory is null)
        {
            return _project is null ? all : local.OfProject(_project, _index, all);
        }

        HashSet<SessionKey> inside = [.. all.Where(IsInside).Select(static one => one.Found.Key)];
        return [.. all.Where(one => inside.Contains(one.Found.Key) || (one.Found.IsSubagent && one.Facts.Parent is { } parent && inside.Contains(parent)))];
    }

    /// <summary>By the path that was noted down, and by where that leads now.</summary>
    private bool IsInside(ListedConversation conversation) =>
        conversation.Facts.WorkingDirectory is ['/', ..] directory
        && !directory.Contains('\0', StringComparison.Ordinal)
        && (IsWithin(directory) || IsWithin(RealPath.Of(directory)));

    private bool IsWithin(string path) => path.TrimEnd('/') == _directory || path.StartsWith(_directory!.TrimEnd('/') + "/", StringComparison.Ordinal);
}
