namespace SessionSync.Stores;

/// <summary>A file that content comes from: one in a store, or one of this machine that is in none.</summary>
public readonly record struct SourceFile
{
    private readonly StorePath _path;
    private readonly bool _isLocal;

    public SourceFile(StorePath path) => _path = path;

    public SourceFile(LocalPath path)
    {
        _path = new StorePath(default, path.Path);
        _isLocal = true;
    }

    /// <exception cref="InvalidOperationException">It is in no store.</exception>
    public StorePath InStore => _isLocal ? throw new InvalidOperationException($"{_path.Path} is in no store") : _path;

    /// <exception cref="InvalidOperationException">It is in a store.</exception>
    public LocalPath OnThisMachine => _isLocal ? new LocalPath(_path.Path) : throw new InvalidOperationException($"{_path.Path} is a path in a store");
}
