namespace SessionSync.Model;

/// <summary>The path of a git origin, such as <c>owner/name</c>, compared without case. Two checkouts with the same one are the same project.</summary>
public readonly record struct RepositoryName
{
    private RepositoryName(string value) => Value = value;

    /// <summary>The path in its original case, without the host and without <c>.git</c>.</summary>
    public string Value { get; }

    /// <summary>The last part: what a clone's directory is called unless told otherwise.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>From the URL of a git remote in any form that git accepts, or null if it is a local path or no repository.</summary>
    public static RepositoryName? FromUrl(string url)
    {
        string text = url.Trim();
        int scheme = text.IndexOf("://", StringComparison.Ordinal);
        string path;
        if (scheme >= 0)
        {
            int slash = text.IndexOf('/', scheme + 3);
            path = slash < 0 || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? "" : text[(slash + 1)..];
        }
        else
        {
            // The short form, user@host:path; a colon behind a slash belongs to a local path.
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            int slash = text.IndexOf('/', StringComparison.Ordinal);
            path = colon > 0 && (slash < 0 || colon < slash) ? text[(colon + 1)..] : "";
        }

        path = path.Trim('/');
        path = path.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? path[..^4] : path;
        return path.Length > 0 ? new RepositoryName(path) : null;
    }

    /// <summary>From a name in the form <c>owner/name</c>.</summary>
    public static RepositoryName Of(string name) => new(name);

    public bool Equals(RepositoryName other) => string.Equals(Value, other.Value, StringComparison.OrdinalIgnoreCase);

    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

    public override string ToString() => Value;
}
