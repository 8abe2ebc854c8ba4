using SessionSync.Agents.Contracts;
using SessionSync.Agents.Formats.Lines;
using SessionSync.Model.Conversations;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Finds the transcripts of a home.</summary>
internal sealed class TranscriptFiles(AgentId agent, AgentRoot root, AgentHome home)
{
    private const string Subagents = "subagents";
    private const string Pattern = "*.jsonl";

    private static readonly EnumerationOptions s_below = new()
    {
        AttributesToSkip = FileAttributes.ReparsePoint,
        IgnoreInaccessible = true,
        RecurseSubdirectories = true,
        MaxRecursionDepth = 3,
    };

    private readonly FoundFiles _found = new(agent);

    public IReadOnlyCollection<FoundConversation> Find()
    {
        string folder = home.Variable(root.EnvironmentVariable) is { Length: > 0 } moved ? moved : Path.Combine(home.Home, root.DefaultFolder);
        var projects = new DirectoryInfo(Path.Combine(folder, root.SessionsFolder));
        if (!projects.Exists)
        {
            return [];
        }

        HashSet<string> live = LiveSessions(Path.Combine(folder, root.LiveFolder!));
        foreach (DirectoryInfo project in projects.EnumerateDirectories("*", OwnLinks.Here).Where(OwnLinks.MayFollow))
        {
            FindIn(project, live);
        }

        return _found.All;
    }

    private void FindIn(DirectoryInfo project, HashSet<string> live)
    {
        foreach (FileSystemInfo entry in project.EnumerateFileSystemInfos("*", OwnLinks.Here).Where(OwnLinks.MayFollow))
        {
            if (entry is FileInfo file)
            {
                SessionPath path = SessionPath.Parse($"{project.Name}/{entry.Name}");
                if (path.Kind is SessionPathKind.Transcript or SessionPathKind.LooseAgent)
                {
                    _found.Add(file, path.Id, path.Kind == SessionPathKind.LooseAgent, live.Contains(path.Id));
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
                _found.Add(file, path.Id, isSubagent: true);
            }
        }
    }

    private static HashSet<string> LiveSessions(string folder)
    {
        HashSet<string> live = [];
        if (Directory.Exists(folder))
        {
            foreach (FileInfo file in new DirectoryInfo(folder).EnumerateFiles("*.json", OwnLinks.Here))
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
