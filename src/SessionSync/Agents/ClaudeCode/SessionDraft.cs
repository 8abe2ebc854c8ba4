using System.Collections.Immutable;
using SessionSync.Agents.Contracts;
using SessionSync.Model.Sessions;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>One session in one folder, as far as a listing has told of it.</summary>
internal sealed class SessionDraft(string folder, string id)
{
    private readonly List<SessionFile> _sideFiles = [];
    private ListedFile? _transcript;
    private bool _isLooseAgent;

    public string Folder { get; } = folder;

    public string Id { get; } = id;

    public string? WorkingDirectory => _transcript?.WorkingDirectory;

    public void Add(in SessionPath path, ListedFile file)
    {
        if (path.Kind == SessionPathKind.SideFile)
        {
            _sideFiles.Add(new SessionFile(path.Name, file.Path, file.Stamp, path.FileKind));
            return;
        }

        _transcript = file;
        _isLooseAgent = path.Kind == SessionPathKind.LooseAgent;
    }

    /// <summary>Of two copies of a session the one with more in its transcript is the one to keep.</summary>
    public bool IsFullerThan(SessionDraft other)
    {
        FileStamp mine = _transcript?.Stamp ?? new FileStamp(-1, 0);
        FileStamp theirs = other._transcript?.Stamp ?? new FileStamp(-1, 0);
        int difference = mine.Size.CompareTo(theirs.Size);
        difference = difference != 0 ? difference : mine.ModifiedSeconds.CompareTo(theirs.ModifiedSeconds);
        return difference > 0 || (difference == 0 && string.CompareOrdinal(Folder, other.Folder) < 0);
    }

    public SessionEntry ToEntry(AgentId agent, string place)
    {
        _sideFiles.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        ImmutableArray<SessionFile>.Builder files = ImmutableArray.CreateBuilder<SessionFile>(_sideFiles.Count + 1);
        files.AddRange(_sideFiles);
        if (_transcript is { } transcript)
        {
            files.Add(new SessionFile(SessionFile.Transcript, transcript.Path, transcript.Stamp, FileKind.Records));
        }

        return new SessionEntry(new SessionKey(agent, Id), place, Folder, files.ToImmutable(), _transcript?.Head, !_isLooseAgent);
    }
}
