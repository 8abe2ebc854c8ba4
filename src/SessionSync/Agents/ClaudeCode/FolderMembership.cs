using SessionSync.Model;

namespace SessionSync.Agents.ClaudeCode;

/// <summary>Which sessions of one folder belong to a project, and at which place of it they were held. Pure.</summary>
/// <remarks>Folder names are ambiguous (<c>/a/b-c</c> and <c>/a/b/c</c> share one), so the working directories inside the
/// transcripts decide. Sessions travel byte for byte: a working directory may be another machine's path, of which only the end
/// says something here.</remarks>
internal sealed class FolderMembership
{
    private const string WorktreesFolder = ".claude/worktrees/";

    private readonly string _project;
    private readonly string _folder;
    private readonly FolderMatch _projectMatch;
    private readonly bool _hasOwner;
    private readonly string? _usualPlace;

    /// <param name="workingDirectories">Those of the folder's transcripts, in an order that does not depend on the listing's.</param>
    public FolderMembership(string projectPath, string folder, IReadOnlyList<string> workingDirectories)
    {
        _project = projectPath;
        _folder = folder;
        _projectMatch = ProjectFolder.Match(folder, projectPath);
        if (_projectMatch == FolderMatch.None && !IsBelowProject())
        {
            _hasOwner = true;
            return;
        }

        _usualPlace = _projectMatch != FolderMatch.None ? "" : UsualPlace(workingDirectories, out _hasOwner);
    }

    /// <summary>The place of a session, empty for the top of the project; null where it belongs to another project.</summary>
    public string? PlaceOf(string? workingDirectory)
    {
        if (workingDirectory is null)
        {
            return _usualPlace;
        }

        if (OwnerOf(workingDirectory) is { } owner)
        {
            return ProjectPath.PlaceOf(_project, owner);
        }

        return _hasOwner || _projectMatch != FolderMatch.None ? _usualPlace : ForeignPlace(workingDirectory) ?? _usualPlace;
    }

    private bool IsBelowProject()
    {
        string prefix = ProjectFolder.PrefixOf(_project);
        return _folder.StartsWith(prefix, StringComparison.Ordinal)
            && (prefix.Length < _project.Length || (_folder.Length > prefix.Length && _folder[prefix.Length] == '-'));
    }

    /// <summary>The place of those sessions that do not say it themselves. Owners that disagree give none.</summary>
    private string? UsualPlace(IReadOnlyList<string> workingDirectories, out bool hasOwner)
    {
        hasOwner = false;
        string? place = null;
        foreach (string directory in workingDirectories)
        {
            if (OwnerOf(directory) is { } owner)
            {
                hasOwner = true;
                if (ProjectPath.PlaceOf(_project, owner) is not { } found)
                {
                    return null;
                }

                place ??= found;
            }
        }

        for (int index = 0; place is null && index < workingDirectories.Count; index++)
        {
            place = ForeignPlace(workingDirectories[index]);
        }

        return place ?? WorktreePlace();
    }

    /// <summary>The directory that this folder was named after: the working directory or one above it.</summary>
    private string? OwnerOf(string workingDirectory)
    {
        string? possible = null;
        for (int end = workingDirectory.Length; end > 0; end = DirectoryPath.LastSeparator(workingDirectory, end))
        {
            ReadOnlySpan<char> directory = workingDirectory.AsSpan(0, end);
            switch (ProjectFolder.Match(_folder, directory))
            {
                case FolderMatch.Exact:
                    return directory.ToString();
                case FolderMatch.Possible when possible is null || directory.SequenceEqual(_project):
                    possible = directory.ToString();
                    break;
            }
        }

        return possible;
    }

    /// <summary>The part of another machine's path that leads from this project to this folder.</summary>
    private string? ForeignPlace(string directory)
    {
        string? possible = null;
        for (int end = directory.Length; end > 0; end = DirectoryPath.LastSeparator(directory, end))
        {
            for (int separator = DirectoryPath.LastSeparator(directory, end); separator >= 0; separator = DirectoryPath.LastSeparator(directory, separator))
            {
                if (DirectoryPath.ToPlace(directory, separator + 1, end) is not { } place)
                {
                    continue;
                }

                switch (ProjectFolder.Match(_folder, ProjectPath.Of(_project, place)))
                {
                    case FolderMatch.Exact:
                        return place;
                    case FolderMatch.Possible:
                        possible ??= place;
                        break;
                }
            }
        }

        return possible;
    }

    private string? WorktreePlace()
    {
        int start = _project.Length + 1 + WorktreesFolder.Length;
        if (_folder.Length <= start)
        {
            return null;
        }

        string place = WorktreesFolder + _folder[start..];
        return ProjectFolder.Match(_folder, ProjectPath.Of(_project, place)) == FolderMatch.Exact ? place : null;
    }
}
