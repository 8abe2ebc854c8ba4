using SessionSync.Agents.Lines;
using SessionSync.Conversations;
using SessionSync.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Finds the transcripts of a home.</summary>
internal sealed class TranscriptFiles(AgentId agent, AgentRoot root, AgentHome home)
{
    private const string Subagents = "subagents";
    private const string Pattern = "*.jsonl";

    // Hidden files are named like no transcript; links lead anywhere.
    private static readonly EnumerationOptions s_here = new() { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };

    private static readonly EnumerationOptions s_below = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true, RecurseSubdirectories = true, MaxRecursionDepth = 3,
    };

    private readonly Dictionary<SessionKey, FoundConversation> _found = [];

    public IReadOnlyCollection<FoundConversation> Find()
    {
        string folder = home.Variable(root.EnvironmentVariable) is { Length: > 0 } moved ? moved : Path.Combine(home.Home, root.DefaultFolder);
        var projects = new DirectoryInfo(Path.Combine(folder, root.SessionsFolder));
        if (!projects.Exists)
        {
            return [];
        }

        HashSet<string> live = LiveSessions(Path.Combine(folder, root.LiveFolder!));
        foreach (DirectoryInfo project in projects.EnumerateDirectories("*", s_here))
        {
            FindIn(project, live);
        }

        return _found.Values;
    }

    private void FindIn(DirectoryInfo project, HashSet<string> live)
    {
        foreach (FileSystemInfo entry in project.EnumerateFileSystemInfos("*", s_here))
        {
            if (entry is FileInfo file)
            {
                SessionPath path = SessionPath.Parse($"{project.Name}/{entry.Name}");
                if (path.Kind is SessionPathKind.Transcript or SessionPathKind.LooseAgent)
                {
                    Add(file, path.Id, path.Kind == SessionPathKind.LooseAgent, live.Contains(path.Id));
                }
            }
            else if (SessionPath.IsSessionId(entry.Name) && new DirectoryInfo(Path.Combine(entry.FullName, Subagents)) is { Exists: true, LinkTarget: null } subagents)
            {
                FindSubagents(subagents);
            }
        }
    }

    private void FindSubagents(DirectoryInfo folder)
    {
        foreach (FileInfo file in folder.EnumerateFiles(Pattern, s_below))
        {
            SessionPath path = SessionPath.Parse($"{Subagents}/{file.Name}");
            if (path.Kind == SessionPathKind.LooseAgent)
            {
                Add(file, path.Id, isSubagent: true, isLive: false);
            }
        }
    }

    /// <remarks>Nothing that is no file has a size: pipes are left out with the empty ones, on which reading would wait. Of a session that
    /// is in two folders the fuller one counts, as in syncing.</remarks>
    private void Add(FileInfo file, string id, bool isSubagent, bool isLive)
    {
        if (file.Length == 0)
        {
            return;
        }

        var key = new SessionKey(agent, id);
        var stamp = new FileStamp(file.Length, new DateTimeOffset(file.LastWriteTimeUtc).ToUnixTimeSeconds());
        if (!_found.TryGetValue(key, out FoundConversation? other) || IsFuller(stamp, other.Stamp))
        {
            _found[key] = new FoundConversation(key, file.FullName, stamp, isSubagent, isLive);
        }
    }

    private static bool IsFuller(FileStamp stamp, FileStamp other) =>
        stamp.Size > other.Size || (stamp.Size == other.Size && stamp.ModifiedSeconds > other.ModifiedSeconds);

    private static HashSet<string> LiveSessions(string folder)
    {
        HashSet<string> live = [];
        if (Directory.Exists(folder))
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*.json", s_here))
            {
                if (SmallFile.TryRead(file) is { } text && LiveProcess.SessionIdOf(text) is { } id)
                {
                    live.Add(id);
                }
            }
        }

        return live;
    }
}
