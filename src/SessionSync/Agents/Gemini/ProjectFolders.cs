using SessionSync.Agents.Contracts;
using SessionSync.Model;

namespace SessionSync.Agents.Gemini;

/// <summary>Tells which folders of a listing are a project's, as the client does: chats do not say where they were held. Pure.</summary>
internal sealed class ProjectFolders
{
    private readonly string _project;
    private readonly string _hash;
    private readonly string _slug;
    private readonly Dictionary<string, string?> _owners = [];
    private readonly string? _registered;
    private readonly bool _hasSurer;

    public ProjectFolders(Listing listing, string projectPath)
    {
        _project = projectPath;
        _hash = GeminiFolder.HashOf(projectPath);
        _slug = GeminiFolder.SlugOf(projectPath);
        foreach (ListedFile file in listing.Files)
        {
            GeminiPath path = GeminiPath.Parse(file.Path);
            if (path.Kind == GeminiPathKind.Marker)
            {
                _owners[path.Folder] = GeminiHeader.OwnerIn(file);
            }
            else if (file.Path == GeminiHeader.Registry)
            {
                _registered = GeminiHeader.FolderIn(file);
            }
        }

        _hasSurer = _registered is not null || _owners.ContainsValue(projectPath);
    }

    /// <summary>The place of the project that a folder is for, and why; null where it is another project's.</summary>
    public (string Place, FolderOwner Owner)? Find(string folder)
    {
        if (_owners.TryGetValue(folder, out string? owner))
        {
            return owner is not null && ProjectPath.PlaceOf(_project, owner) is { } place
                ? (place, place.Length == 0 && folder == _registered ? FolderOwner.Registry : FolderOwner.Marker)
                : null;
        }

        return folder == _registered ? ("", FolderOwner.Registry)
            : folder == _hash ? ("", FolderOwner.Hash)
            : folder == _slug && !_hasSurer ? ("", FolderOwner.Slug)
            : null;
    }
}
