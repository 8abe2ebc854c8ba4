using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Makes sessions of one listing. Used once.</summary>
internal sealed class ListingInterpreter(AgentId agent, string projectPath)
{
    private const int LongestShownPath = 200;

    private readonly Dictionary<string, FolderDraft> _folders = [];
    private readonly Dictionary<string, SessionDraft> _kept = [];
    private readonly Dictionary<string, string> _places = [];
    private readonly List<string> _problems = [];

    public Inventory Interpret(Listing listing)
    {
        foreach (ListedFile file in listing.Files)
        {
            Assign(file);
        }

        foreach (KeyValuePair<string, FolderDraft> folder in _folders)
        {
            Keep(folder.Key, folder.Value);
        }

        _problems.Sort(string.CompareOrdinal);
        return new Inventory(Entries(), Live(listing), [.. _problems]);
    }

    private void Assign(ListedFile file)
    {
        SessionPath path = SessionPath.Parse(file.Path);
        switch (path.Kind)
        {
            case SessionPathKind.Refused when !PathSegments.AreClean(path.Folder):
                Refuse(file.Path);
                break;
            case SessionPathKind.Refused:
                Folder(path.Folder).RefusedPaths.Add(file.Path);
                break;
            case not SessionPathKind.Other:
                Folder(path.Folder).Session(path.Id).Add(path, file);
                break;
        }
    }

    private FolderDraft Folder(string name)
    {
        if (!_folders.TryGetValue(name, out FolderDraft? folder))
        {
            folder = new FolderDraft(name);
            _folders.Add(name, folder);
        }

        return folder;
    }

    private void Keep(string name, FolderDraft folder)
    {
        List<SessionDraft> sessions = folder.SortedSessions();
        FolderMembership membership = new(projectPath, name, WorkingDirectories(sessions));
        bool isOurs = membership.PlaceOf(null) is not null;
        foreach (SessionDraft session in sessions)
        {
            if (membership.PlaceOf(session.WorkingDirectory) is { } place)
            {
                isOurs = true;
                Keep(session, place);
            }
        }

        if (isOurs)
        {
            folder.RefusedPaths.ForEach(Refuse);
        }
    }

    private void Keep(SessionDraft session, string place)
    {
        if (_kept.TryGetValue(session.Id, out SessionDraft? other))
        {
            bool isFuller = session.IsFullerThan(other);
            SessionDraft fuller = isFuller ? session : other;
            SessionDraft left = isFuller ? other : session;
            _problems.Add($"Session {session.Id} is in two folders: the fuller one in {fuller.Folder} is used, the one in {left.Folder} is left as it is.");
            if (!isFuller)
            {
                return;
            }
        }

        _kept[session.Id] = session;
        _places[session.Id] = place;
    }

    private void Refuse(string path) =>
        _problems.Add($"A file is left out because its name is not one that can be used safely: {DisplayText.FileName(path, LongestShownPath)}.");

    private ImmutableArray<SessionEntry> Entries()
    {
        ImmutableArray<SessionEntry>.Builder entries = ImmutableArray.CreateBuilder<SessionEntry>(_kept.Count);
        foreach (SessionDraft session in _kept.Values)
        {
            entries.Add(session.ToEntry(agent, _places[session.Id]));
        }

        entries.Sort(static (left, right) => left.Key.CompareTo(right.Key));
        return entries.MoveToImmutable();
    }

    private ImmutableHashSet<SessionKey> Live(Listing listing)
    {
        ImmutableHashSet<SessionKey> live = [];
        foreach (string process in listing.LiveProcesses)
        {
            if (LiveProcess.SessionIdOf(process) is { } id)
            {
                live = live.Add(new SessionKey(agent, id));
            }
        }

        return live;
    }

    private static List<string> WorkingDirectories(List<SessionDraft> sessions)
    {
        List<string> directories = [];
        foreach (SessionDraft session in sessions)
        {
            if (session.WorkingDirectory is { Length: > 0 } directory)
            {
                directories.Add(directory);
            }
        }

        return directories;
    }
}
